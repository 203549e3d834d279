// What Pagefind keeps of a page for a hit to show, read without asking Pagefind: for all pages, it would fetch all of
// its index.

// How a file begins once it is unpacked, and how it begins before that.
const SIGNATURE = "pagefind_dcd";
const PACKED = [0x1f, 0x8b];
const EXCERPT = 36;
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  const { url, meta, content, filters } = JSON.parse((await text(answer)).slice(SIGNATURE.length));
  const words = content.replaceAll("\u200b", "").split(/\s+/).slice(0, EXCERPT).join(" ");
  const excerpt = words.replace(/[&<>]/g, (sign) => ESCAPED[sign]);
  return { raw_url: url, meta, excerpt, filters };
}

// Some hosts say that the file is packed, and then the browser has unpacked it.
async function text(answer) {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (PACKED.some((byte, at) => bytes[at] !== byte)) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
