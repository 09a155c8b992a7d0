/** What an object is made of, for those who must tell two apart. */
package engram.identity;
