/** Elastic networks of points and springs: zero modes, vibrations, moduli, sites that give way. */
package engram.elastic;
