// The page where nothing can be computed: what was found when it was made, as plain tables, and how to ask live.

import type { PageDocument } from "../../model/document";
import { commandLine } from "../command";

export function StaticPage({ document, why }: { document: PageDocument; why: string }) {
  const { results, screen, network } = document;
  return (
    <main class="static">
      <h1>{document.title}</h1>
      <div class="told" role="alert">
        <p><strong>This page cannot compute here: {why}.</strong></p>
        <p>What was found when it was made is shown below. To ask live, open the file in a current browser, or run <code>{commandLine(document, document.first)}</code>.</p>
      </div>
      {network.description ? <p>{network.description}</p> : null}
      {results ? (
        <section aria-label="Attractors">
          <h2>{results.count} attractors</h2>
          {results.incomplete ? <p><strong>Incomplete:</strong> {results.incomplete}</p> : null}
          <div class="scroll" tabIndex={0} role="region" aria-label="Attractors">
            <table class="list">
              <caption>Attractors of the question that the page opens with</caption>
              <thead>
                <tr>
                  <th scope="col">no.</th><th scope="col">kind</th><th scope="col">states</th><th scope="col">condition</th>
                  {Object.keys(results.attractors[0]?.phenotypes ?? {}).map((name) => <th scope="col" key={name}>{name}</th>)}
                  {Object.keys(results.attractors[0]?.values ?? {}).map((name) => <th scope="col" key={name}>{name}</th>)}
                </tr>
              </thead>
              <tbody>
                {results.attractors.map((one, k) => (
                  <tr key={k}>
                    <th scope="row">{k + 1}</th><td>{one.kind}</td><td>{one.states}</td>
                    <td>{Object.entries(one.condition).map(([name, level]) => `${name}=${level}`).join(" ")}</td>
                    {Object.values(one.phenotypes).map((shows, j) => <td key={j}>{shows}</td>)}
                    {Object.values(one.values).map((value, j) => <td key={j}>{value}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : <p>{document.missing ?? "The page was made without results."}</p>}
      {screen ? (
        <section aria-label={screen.title}>
          <div class="scroll" tabIndex={0} role="region" aria-label={screen.title}>
            <table class="list">
              <caption>{screen.title}</caption>
              <thead><tr>{screen.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
              <tbody>{screen.rows.map((row, k) => <tr key={k}>{row.map((cell, j) => <td key={j}>{cell}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </section>
      ) : null}
      <section aria-label="Rules">
        <table class="list">
          <caption>Components and their rules</caption>
          <thead><tr><th scope="col">component</th><th scope="col">kind</th><th scope="col">rule</th></tr></thead>
          <tbody>{document.components.map((one) => <tr key={one.name}><th scope="row">{one.label}</th><td>{one.kind}</td><td><code>{one.rule}</code></td></tr>)}</tbody>
        </table>
      </section>
    </main>
  );
}
