// 「印刷する」: the browser's own dialog; the style sheet leaves nothing but the paper.
document.querySelector('[data-print]').addEventListener('click', () => window.print());
