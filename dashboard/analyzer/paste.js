// Reports a picture that is pasted anywhere on the page, as the trigger "picture": {name, data}, data being base64.
//
// Text that is pasted into a field is left alone: only a clipboard that holds a picture file counts.
// data: {limit} largest file in bytes; a larger one is reported as {name, size} without its data.

function pictureIn(clipboard) {
  return [...(clipboard?.files ?? [])].find((file) => file.type.startsWith("image/"));
}

function read(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const shortcut = /Mac|iPhone|iPad/.test(navigator.platform) ? "\u2318 V" : "Ctrl + V";
  parentElement.querySelector("kbd").textContent = shortcut;

  async function onPaste(event) {
    const file = pictureIn(event.clipboardData);
    if (!file) return;
    event.preventDefault();
    const name = file.name || "pasted picture";
    if (file.size > data.limit) setTriggerValue("picture", { name, size: file.size });
    else setTriggerValue("picture", { name, data: await read(file) });
  }

  document.addEventListener("paste", onPaste);
  return () => document.removeEventListener("paste", onPaste);
}
