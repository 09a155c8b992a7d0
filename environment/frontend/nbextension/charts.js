// Draws application/vnd.plotly.v1+json in the classic notebook with the Plotly that lies beside this file: no network.
'use strict';
define(['jquery', 'base/js/namespace', 'base/js/events', 'notebook/js/outputarea', 'require'],
    ($, Jupyter, events, {OutputArea}, require) => {
  const MIME = 'application/vnd.plotly.v1+json';
  // Fetched with the first chart; Plotly's bundle registers itself as an AMD module here, not as a global.
  const plotly = () => new Promise((done, failed) => require(['./plotly.min'], done, failed));

  // Called by an output area with itself as `this`; also when an output is replaced in place (update_display_data).
  function append(figure, metadata, element) {
    const area = this.create_output_subarea(metadata, 'output_plotly rendered_html', MIME);
    const {data, layout = {}, config = {}, frames} = JSON.parse(JSON.stringify(figure));
    const {width, ...fluid} = layout;
    const plot = $('<div/>').css({width: '100%', height: `${layout.height || 450}px`}).appendTo(area)[0];
    element.append(area);
    plotly().then(Plotly => whenShown(plot, () => Plotly.newPlot(plot, {
      data, frames, layout: {...fluid, autosize: true}, config: {displaylogo: false, ...config, responsive: true},
    }))).catch(error => $(plot).css('height', 'auto').text(`The chart could not be drawn: ${error}`));
    return area;
  }

  // A chart measures its place, so it waits until it has one (the cell may be collapsed, or not yet in the page).
  function whenShown(plot, draw) {
    const watcher = new ResizeObserver(() => {
      if (plot.clientWidth > 0) {
        watcher.disconnect();
        draw();
      }
    });
    watcher.observe(plot);
  }

  // Outputs that were shown, as pictures, before this extension was there.
  function redraw() {
    const changed = Jupyter.notebook.dirty;
    for (const cell of Jupyter.notebook.get_cells()) {
      const outputs = cell.output_area ? cell.output_area.toJSON() : [];
      if (outputs.some(output => output.data && MIME in output.data)) {
        cell.output_area.clear_output();
        cell.output_area.fromJSON(outputs, cell.metadata);
      }
    }
    Jupyter.notebook.set_dirty(changed);
  }

  function load_ipython_extension() {
    // Safe: a chart is data, not a script, so it is drawn in notebooks that are not trusted too. First: above its picture.
    OutputArea.prototype.register_mime_type(MIME, append, {safe: true, index: 0});
    if (Jupyter.notebook._fully_loaded) {
      redraw();
    }
    events.on('notebook_loaded.Notebook', redraw);
  }

  return {load_ipython_extension};
});
