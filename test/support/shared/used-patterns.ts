/**
 * Returns the regular expressions that `run` applies to texts of more than `length` UTF-16 units, each once. `test`,
 * `match`, `replace`, `search` and `split` all call `exec`. Source: ECMAScript, RegExpExec.
 */
export function patternsOnLongTexts(length: number, run: () => void): RegExp[] {
  const { exec } = RegExp.prototype;
  const used = new Map<string, RegExp>();
  RegExp.prototype.exec = function (text) {
    if (text.length > length) used.set(`${this}`, this);
    return exec.call(this, text);
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return [...used.values()];
}
