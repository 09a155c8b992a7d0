/** Where the parts of pictures stand: what all painters share. */
package engram.chart.layout;
