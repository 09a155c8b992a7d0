// Sets the mathematics and draws the charts of an exported page. KaTeX and Plotly precede it on the page when needed.
'use strict';
if (window.renderMathInElement) {
  for (const prose of document.querySelectorAll('.prose, .typeset')) {
    renderMathInElement(prose, {
      delimiters: [
        {left: '$$', right: '$$', display: true},
        {left: '\\[', right: '\\]', display: true},
        ...['equation', 'equation*', 'align', 'align*', 'gather', 'gather*'].map(
            name => ({left: `\\begin{${name}}`, right: `\\end{${name}}`, display: true})),
        {left: '$', right: '$', display: false},
        {left: '\\(', right: '\\)', display: false},
      ],
      throwOnError: false,
    });
  }
}
// Each chart is drawn when it first comes near the window; until then (and on paper) its picture stands in its place.
function draw(chart) {
  const {data, layout = {}, config = {}, frames} = JSON.parse(chart.querySelector('script').textContent) ?? {};
  const {width, ...fluid} = layout;
  const plot = chart.querySelector('.plot');
  plot.style.height = `${layout.height || 450}px`;
  Plotly.newPlot(plot, {
    data, frames, layout: {...fluid, autosize: true}, config: {displaylogo: false, ...config, responsive: true},
  }).then(() => chart.classList.add('drawn'), () => plot.remove());
}
if (window.Plotly) {
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries.filter(seen => seen.isIntersecting)) {
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  }, {rootMargin: '100%'});
  document.querySelectorAll('figure[data-chart]').forEach(chart => watcher.observe(chart));
}
