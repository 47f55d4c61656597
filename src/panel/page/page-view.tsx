import { ConnectView } from '#panel/connection/connect-view.tsx';
import type { Connecting } from '#panel/connection/connecting.ts';
import { formatBytes } from '#panel/format.ts';
import type { Tools } from '#panel/later/tools.ts';
import { BulkView } from '#panel/page/bulk-view.tsx';
import { filters, orders } from '#panel/page/list.ts';
import { PageFoot } from '#panel/page/page-foot.tsx';
import type { PageTab } from '#panel/page/page-tab.ts';
import type { Row } from '#panel/page/row.ts';
import { RowView } from '#panel/page/row-view.tsx';
import { RowWindow } from '#panel/page/row-window.tsx';
import type { Panel } from '#panel/panel.ts';
import { asTrouble } from '#panel/selected/trouble.ts';
import { tryAgain } from '#panel/words/actions.ts';
import * as bulkWords from '#panel/words/bulk.ts';
import * as words from '#panel/words/page.ts';
import * as tabs from '#panel/words/tabs.ts';
import { sayTrouble } from '#panel/words/troubles.ts';

/** Pixels a row takes in a list so many pixels wide: at most four lines, and in a narrow one five. */
const rowHeight = (width: number): number => (width < 300 ? 92 : 72);

function ProgressLine({ images }: PageTab) {
  const progress = images.progress.value;
  if (progress.kind === 'failed') {
    const { title, body } = words.sayFault(progress.fault);
    return (
      <div class="page-line" role="alert">
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <button type="button" class="button" onClick={images.read}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (progress.kind === 'unread') return null;
  const { done, of, silent } = progress;
  if (progress.kind === 'read') return silent > 0 ? <p role="alert">{words.silent(silent)}</p> : null;
  const isReading = progress.kind === 'reading';
  return (
    <div class="page-line">
      <p class="fine">{isReading ? words.reading(done, of) : words.stopped(done, of)}</p>
      {/* One button, so that whoever has pressed it still has the focus on it. */}
      <button type="button" class="button" onClick={isReading ? images.stop : images.read}>
        {isReading ? words.stop : words.readAgain}
      </button>
    </div>
  );
}

/** What holds the facts up, and when they go on. */
function LookupLine({ images, now, connecting }: PageTab & { now: number; connecting: Connecting }) {
  const { waitsUntil, problem, again } = images.lookingUp;
  if (problem.value?.code === 'not_connected') {
    return <ConnectView trouble={asTrouble(problem.value, now)} connecting={connecting} />;
  }
  if (problem.value) {
    const { title, body } = sayTrouble(problem.value.code);
    return (
      <div class="page-line" role="alert">
        <p>
          <strong>{title}.</strong> {body}
        </p>
        <button type="button" class="button" onClick={again}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (waitsUntil.value === null) return null;
  return <p class="page-line">{words.waiting(Math.max(0, Math.ceil((waitsUntil.value - now) / 1_000)))}</p>;
}

const keyOf = (row: Row): string => row.key;

/** Every image of the page at a glance. */
export function PageView({ panel, tools }: { panel: Panel; tools: Tools }) {
  const { page } = panel;
  const { pageTab } = tools;
  const { images, list, bulk, walking } = pageTab;
  const rows = images.rows.value;
  const shown = list.shown.value;
  const progress = images.progress.value;
  const { images: count, places, bytes, withoutAlt, heavy, saving } = list.totals.value;
  const subject = panel.selected.subject.value;
  const selectedKey = subject.kind === 'asset' ? subject.elementKey : null;
  if (bulk.step.value || bulk.summary.value) return <BulkView bulk={bulk} walking={walking} page={page} />;
  return (
    <>
      <section class="section totals" aria-label={tabs.names.page}>
        <p>
          <strong>{words.images(count)}</strong>
          {places > count && ` ${words.places(places)}`}
          {bytes > 0 && ` · ${formatBytes(bytes)}`}
          {withoutAlt > 0 && ` · ${words.withoutAlt(withoutAlt)}`}
        </p>
        {heavy > 0 && saving[1] > 0 && <p class="fine">{words.saving(saving)}</p>}
        <ProgressLine {...pageTab} />
        <LookupLine {...pageTab} now={panel.now.value} connecting={tools.connecting} />
        <fieldset class="choices">
          <legend class="hidden">{words.show}</legend>
          {filters.map((filter) => (
            <label key={filter}>
              <input
                type="radio"
                name="filter"
                checked={list.filter.value === filter}
                onChange={() => list.choose(filter)}
              />
              {words.filters[filter]}
            </label>
          ))}
        </fieldset>
        <div class="page-controls">
          <select
            class="field"
            aria-label={words.sortBy}
            value={list.order.value}
            onChange={({ currentTarget }) => {
              const order = orders.find((one) => one === currentTarget.value);
              if (order) list.sort(order);
            }}
          >
            {orders.map((order) => (
              <option key={order} value={order}>
                {words.orders[order]}
              </option>
            ))}
          </select>
          {bulk.count.value > 0 && (
            <button type="button" class="button" onClick={bulk.start}>
              {bulkWords.start(bulk.count.value)}
            </button>
          )}
        </div>
      </section>
      {shown.length > 0 ? (
        <RowWindow
          label={words.list}
          items={shown}
          rowHeight={rowHeight}
          keyOf={keyOf}
          onSeen={(seen) => pageTab.seen.look(seen.flatMap(({ assetId }) => assetId ?? []))}
          row={(row) => (
            <RowView
              row={row}
              walking={walking}
              isSelected={row.uses.some(({ use }) => use.element.key === selectedKey)}
              page={page}
              isHeldUp={images.lookingUp.problem.value !== null}
              pixels={pageTab.pixels.inWords(row)}
            />
          )}
        />
      ) : (
        progress.kind === 'read' &&
        progress.silent === 0 && (
          <div class="state">
            <h1 class="state-title">{rows.length > 0 ? words.noneShown : words.none.title}</h1>
            {rows.length === 0 && <p>{words.none.body}</p>}
          </div>
        )
      )}
      <PageFoot panel={panel} pageTab={pageTab} />
    </>
  );
}
