/** How states move, and how a run can end. */
package engram.dynamics;
