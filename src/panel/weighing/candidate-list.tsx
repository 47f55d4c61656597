import { Component } from 'preact';
import type { Candidate, WeighedSource } from '#contract/weighing.ts';
import { candidateName, likenessText } from '#panel/i18n/candidates.ts';
import { formatBytes } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/weighing.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { candidateGroups } from '#panel/weighing/candidate-groups.ts';
import { isSameFile } from '#panel/weighing/weighed-asset.ts';

interface CandidateListProps {
  readonly source: WeighedSource;
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate | null;
  /** The best one. */
  readonly best: Candidate | null;
  readonly choose: (candidate: Candidate) => void;
}

interface Shown {
  readonly hasTries: boolean;
}

/** The files that the original was encoded to, of which one is chosen. */
export class CandidateList extends Component<CandidateListProps, Shown> {
  override state: Shown = { hasTries: false };

  readonly row = (candidate: Candidate) => {
    const { source, chosen, best, choose } = this.props;
    const name = candidateName(candidate);
    const change = words.change({ before: source.bytes, after: candidate.bytes });
    const isBest = best !== null && isSameFile(candidate, best);
    const notes = [likenessText(candidate.score), isBest ? words.suggested : null].filter(
      (text) => text !== null,
    );
    return (
      <label class="candidate" key={`${candidate.format} ${candidate.quality}`}>
        <input
          type="radio"
          name="candidate"
          aria-label={[name, formatBytes(candidate.bytes), change, ...notes].join(', ')}
          checked={chosen !== null && isSameFile(candidate, chosen)}
          onChange={() => choose(candidate)}
        />
        <span class="candidate-name">{name}</span>
        <Bytes bytes={candidate.bytes} />
        <span class="candidate-change">{change}</span>
        <span class="candidate-likeness fine">{notes.join(' · ')}</span>
      </label>
    );
  };

  render({ source, candidates }: CandidateListProps, { hasTries }: Shown) {
    const groups = candidateGroups(candidates);
    const tries = groups.reduce((sum, group) => sum + group.tries.length, 0);
    return (
      <div class="candidates">
        {groups.map(({ width, shown, tries: others }) => (
          <fieldset key={width}>
            <legend class="fine">{words.widthName(width, source)}</legend>
            {shown.map(this.row)}
            {hasTries && others.map(this.row)}
          </fieldset>
        ))}
        {tries > 0 && (
          <button
            type="button"
            class="text-button"
            aria-expanded={hasTries}
            onClick={() => this.setState({ hasTries: !hasTries })}
          >
            {hasTries ? words.fewer : words.showTries(tries)}
          </button>
        )}
      </div>
    );
  }
}
