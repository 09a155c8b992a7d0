/** Pictures painted once, as SVG and PNG. */
package engram.chart.paint;
