/**
 * Descriptions of pictures: charts, panels, heat maps, galleries, scenes.
 *
 * <p>A {@link engram.chart.Picture} says what to show and paints nothing. {@code engram.chart.layout} computes where its parts
 * stand, {@code engram.chart.paint} makes SVG and PNG of it, {@code engram.chart.plotly} an interactive figure, with the same
 * axes, colours and legend.
 *
 * <p>The static painter is our own, on a canvas of seven primitives. Plotting libraries for the JVM do not
 * set {@code γ_c} with a true subscript, and their SVG needs a further library whose licence is not ours, or
 * depends on the fonts of the machine. Here a picture's SVG has the same bytes on every machine.
 */
package engram.chart;
