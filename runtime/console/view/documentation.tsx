/** Documentation as elements: text nodes only, whatever the model says. */
import type { JSX } from "preact";
import { type Block, type Span, documentationBlocks } from "../documentation.js";

export function Documentation({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined || text === "") return null;
  return <div class="prose">{documentationBlocks(text).map(blockElement)}</div>;
}

function blockElement(block: Block): JSX.Element {
  switch (block.kind) {
    case "paragraph":
      return <p>{block.spans.map(spanElement)}</p>;
    case "code":
      return <pre class="code">{block.text}</pre>;
    case "quote":
      return <blockquote>{block.blocks.map(blockElement)}</blockquote>;
    case "list": {
      const items = block.items.map((item) => <li>{item.map(blockElement)}</li>);
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function spanElement(span: Span): JSX.Element | string {
  if (span.kind === "link") {
    return (
      <a href={span.url} target="_blank" rel="noopener noreferrer">
        {span.text}
      </a>
    );
  }
  return span.kind === "code" ? <code>{span.text}</code> : span.text;
}
