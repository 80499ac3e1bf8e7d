// j and k go from claim to claim; the pages are whole without this.
document.addEventListener('keydown', function (e) {
  if (e.target.closest('input,textarea,select') || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/') { e.preventDefault(); document.getElementById('find').focus(); return; }
  if (e.key !== 'j' && e.key !== 'k') return;
  var links = Array.from(document.querySelectorAll('.matrix tbody th a, .hits .passage, .stories .story'));
  var i = links.indexOf(document.activeElement) + (e.key === 'j' ? 1 : -1);
  if (links[i]) links[i].focus();
});
