/** Pictures as interactive Plotly figures. */
package engram.chart.plotly;
