/** What a terminal shows, as HTML: text with the colours that the terminal was told. */

const colors: ReadonlyMap<number, string> = new Map([
  [31, "#ff9d94"],
  [32, "#6fd39b"],
  [33, "#e9bd62"],
  [34, "#7db8f5"],
  [35, "#c9a8f2"],
  [36, "#7fd6d6"],
  [90, "#8b95a3"],
]);

interface Style {
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly color: string | undefined;
}

const plain: Style = { isBold: false, isDim: false, color: undefined };

/** `SGR` sequences (ECMA-48, 8.3.117) become spans; everything else is text. */
export function ansiHtml(text: string): string {
  let style = plain;
  const escape = String.fromCharCode(27);
  const [first = "", ...rest] = text.split(`${escape}[`);
  const parts = rest.map((part) => {
    const end = part.indexOf("m");
    for (const code of part.slice(0, end).split(";")) style = styled(style, Number(code));
    return spanOf(part.slice(end + 1), style);
  });
  return [spanOf(first, plain), ...parts].join("");
}

function styled(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isDim: true };
  if (code === 22) return { ...style, isBold: false, isDim: false };
  if (code === 39) return { ...style, color: undefined };
  return colors.has(code) ? { ...style, color: colors.get(code) } : style;
}

function spanOf(text: string, { isBold, isDim, color }: Style): string {
  const rules = [
    isBold ? "font-weight:600" : "",
    isDim ? "color:#a3adba" : "",
    color === undefined ? "" : `color:${color}`,
  ];
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const css = rules.filter((rule) => rule !== "").join(";");
  return css === "" ? escaped : `<span style="${css}">${escaped}</span>`;
}
