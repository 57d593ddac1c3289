// Fills the switch between versions from the list that ../versions.js has put on the page. No request: it works from a disk.
(function () {
  const select = document.getElementById("manual-version");
  const versions = window.manualVersions || [];
  if (!select || !versions.length) return;
  const { here, above, page } = select.dataset;
  select.replaceChildren(
    ...versions.map(({ name, pages }) => {
      const option = document.createElement("option");
      option.textContent = name === versions[0].name && versions.length > 1 ? `${name} (newest)` : name;
      option.value = `${above}${name}/${pages.includes(page) ? page : "index.html"}`;
      option.selected = name === here;
      return option;
    }),
  );
  select.addEventListener("change", () => window.location.assign(select.value));
})();
