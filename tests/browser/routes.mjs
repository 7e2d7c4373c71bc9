// Every route of the site, once. Tests that go everywhere read it from here.

/** Views that always exist. */
export const VIEWS = ["#/", "#/actors", "#/quotes", "#/stances", "#/stances?whole=network", "#/mentions", "#/compare", "#/timeline", "#/articles", "#/import", "#/publish", "#/about"];

/** Views of one thing; the first few of each list stand for all. */
const OF_ONE = [
  { list: "#/actors", prefix: "#/actor/", n: 3 },
  { list: "#/articles", prefix: "#/article/", n: 5 },
];

/** What a view can look like besides: filtered, sorted, empty, with a sheet open, asked for what is not here. */
export const STATES = [
  "#/?whole=heard%2Cpositions",
  "#/?kind=direct",
  "#/quotes?kind=direct&sort=length",
  "#/quotes?q=%E2%80%9Ctrade%E2%80%9D",
  "#/quotes?q=zzzz",
  "#/quotes?sheet=filters",
  "#/quotes?layer=machine",
  "#/quotes?kind=dirct",
  "#/stances?rows=name&columns=name&whole=positions",
  "#/stances?polarity=critical",
  "#/nowhere",
];

/** All views, with actors and articles taken from the lists of the open page. */
export async function routes(page, go) {
  const found = [...VIEWS];
  for (const { list, prefix, n } of OF_ONE) {
    await go(list);
    const links = await page.$$eval(`main a[href^="${prefix}"]`, (elements) => elements.map((a) => a.getAttribute("href")));
    const own = [...new Set(links.map((link) => link.split("?")[0]))].slice(0, n);
    if (own.length === 0) throw new Error(`${list} links to no ${prefix}`);
    found.push(...own);
  }
  return found;
}
