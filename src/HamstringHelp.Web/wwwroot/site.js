// HamstringHelp: the one script. It makes pages nicer; without it nothing is lost.

for (const element of document.querySelectorAll("[data-hold]")) {
  runHoldTimer(element);
}

for (const element of document.querySelectorAll("[data-link]")) {
  takeLinkAway(element);
}

for (const box of document.querySelectorAll("input[list]")) {
  completeNames(box);
}

const isKiosk = document.documentElement.classList.contains("kiosk");
if (isKiosk) {
  serveStrangers();
} else if (location.pathname === "/relief" && "serviceWorker" in navigator) {
  keepForOffline();
}

/* ---- A stretch to hold: a ring that empties while the seconds run ---- */

function runHoldTimer(element) {
  const words = element.dataset;
  const total = Number(words.hold);
  const find = name => element.querySelector(`.hold-${name}`);
  const [ring, seconds, says, go, again, sound, vibration] = ["ring", "seconds", "says", "go", "again", "sound", "vibration"].map(find);
  const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

  let left = total;
  let since = null;
  let ticking;
  let speaker;
  let awake;

  go.addEventListener("click", () => since === null ? start() : pause());
  again.addEventListener("click", () => { reset(); start(); go.focus(); });
  sound.addEventListener("change", () => { speaker ??= new AudioContext(); });
  document.addEventListener("visibilitychange", () => { if (since !== null) { stayAwake(); } });
  vibration.parentElement.hidden = !("vibrate" in navigator);
  element.hidden = false;

  function start() {
    if (left <= 0) {
      reset();
    }

    since = performance.now();
    ticking = setInterval(tick, 100);
    show(words.pause, words.holding);
    stayAwake();
  }

  function pause() {
    left = remaining();
    stop();
    show(words.goOn, words.paused);
  }

  function tick() {
    if (remaining() <= 0) {
      left = 0;
      stop();
      show(words.start, words.done);
      signal();
    } else {
      draw();
    }
  }

  function reset() {
    stop();
    left = total;
  }

  function stop() {
    clearInterval(ticking);
    since = null;
    awake?.then(lock => lock?.release());
    awake = undefined;
  }

  // By the clock and not by counting ticks: a browser slows a page down that nobody looks at.
  function remaining() {
    return since === null ? left : Math.max(0, left - (performance.now() - since) / 1000);
  }

  function show(label, message) {
    go.textContent = label;
    says.textContent = message;
    again.hidden = since === null && (left === total || left === 0);
    draw();
  }

  function draw() {
    const now = remaining();
    seconds.textContent = Math.ceil(now);
    ring.setAttribute("stroke-dashoffset", total - (lessMotion.matches ? Math.ceil(now) : now));
  }

  // The screen may not be kept awake everywhere, or not now: the timer runs all the same.
  function stayAwake() {
    if (document.visibilityState === "visible") {
      awake = navigator.wakeLock?.request("screen").catch(() => undefined);
    }
  }

  function signal() {
    if (vibration.checked) {
      navigator.vibrate?.([200, 150, 200]);
    }

    if (sound.checked) {
      chime();
    }
  }

  function chime() {
    const tone = speaker.createOscillator();
    const volume = speaker.createGain();
    tone.frequency.value = 440;
    volume.gain.setValueAtTime(0, speaker.currentTime);
    volume.gain.linearRampToValueAtTime(0.15, speaker.currentTime + 0.1);
    volume.gain.linearRampToValueAtTime(0, speaker.currentTime + 1.5);
    tone.connect(volume).connect(speaker.destination);
    tone.start();
    tone.stop(speaker.currentTime + 1.5);
  }
}

/* ---- A shared link: copy it, or hand it to the device's own share sheet ---- */

function takeLinkAway(element) {
  const { link, copied, notCopied } = element.dataset;
  const find = name => element.querySelector(`.link-${name}`);
  const [copy, send, says] = ["copy", "send", "says"].map(find);

  copy.addEventListener("click", () => navigator.clipboard.writeText(link).then(() => says.textContent = copied, () => says.textContent = notCopied));
  // Somebody who closes the sheet has changed their mind.
  send.addEventListener("click", () => navigator.share({ url: link }).catch(() => undefined));
  copy.hidden = !navigator.clipboard;
  send.hidden = !navigator.share;
  element.hidden = false;
}

/* ---- Medicine names: a list completes the one that is being typed, and the text box stays what is sent ---- */

function completeNames(box) {
  const most = 6;
  const names = [...box.list.options].map(option => option.value);
  const list = box.parentElement.querySelector("[role=listbox]");
  const says = list.nextElementSibling;
  let active;

  // The browser's own list completes only a box that holds a single name.
  box.removeAttribute("list");
  box.role = "combobox";
  box.ariaAutoComplete = "list";
  box.setAttribute("aria-controls", list.id);
  close();

  box.addEventListener("input", open);
  box.addEventListener("blur", close);
  box.addEventListener("keydown", press);
  // The box keeps the focus, and with it a phone its keyboard.
  list.addEventListener("pointerdown", event => event.preventDefault());
  list.addEventListener("click", event => take(event.target.closest("li")));

  function press(event) {
    const { firstElementChild: first, lastElementChild: last } = list;
    const keys = list.hidden ? { ArrowDown: open } : {
      ArrowDown: () => choose(active?.nextElementSibling ?? first),
      ArrowUp: () => choose(active?.previousElementSibling ?? last),
      Escape: close,
      // Where nothing is chosen, Enter sends the form as ever.
      ...active && { Enter: () => take(active) },
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  // From the comma before the caret to the caret.
  function beingTyped() {
    const before = box.value.slice(0, box.selectionStart);
    const start = before.length - before.match(/[^,;\s][^,;]*$|$/)[0].length;
    return { start, text: before.slice(start).trim().toLowerCase() };
  }

  function open() {
    const { text } = beingTyped();
    const fits = text.length < 2 ? [] : names.filter(name => name.toLowerCase().startsWith(text) && name.length > text.length).slice(0, most);
    list.replaceChildren(...fits.map(optionFor));
    choose(undefined);
    list.hidden = fits.length === 0;
    box.ariaExpanded = String(!list.hidden);
    const { one, many } = says.dataset;
    says.textContent = list.hidden ? "" : fits.length === 1 ? one : many.replace("{0}", fits.length);
  }

  function close() {
    list.hidden = true;
    box.ariaExpanded = "false";
    says.textContent = "";
    choose(undefined);
  }

  function optionFor(name, index) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${list.id}-${index}`;
    option.textContent = name;
    option.ariaSelected = "false";
    return option;
  }

  function choose(option) {
    if (active) {
      active.ariaSelected = "false";
    }

    active = option;
    if (active) {
      active.ariaSelected = "true";
      box.setAttribute("aria-activedescendant", active.id);
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  }

  function take(option) {
    const { start } = beingTyped();
    if (option && box.value.length - (box.selectionStart - start) + option.textContent.length <= box.maxLength) {
      box.setRangeText(option.textContent, start, box.selectionStart, "end");
    }

    close();
  }
}

/* ---- The relief page without a network ---- */

function keepForOffline() {
  const address = "/sw.js";
  // The one policy that the server's headers allow: it makes this address and no other.
  const policy = window.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => address });
  // Where it is refused, as in some private windows, the page works as long as there is a network.
  navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, { scope: "/relief" }).catch(() => undefined);
}

/* ---- A clinic's tablet: no history, no idle page, nothing left behind ---- */

function serveStrangers() {
  const finish = document.querySelector(".finish");
  const otherTabs = new BroadcastChannel("kiosk");
  otherTabs.addEventListener("message", () => location.replace("/"));
  addEventListener("pageshow", event => { if (event.persisted) { location.reload(); } });
  document.addEventListener("click", replacePage);
  document.addEventListener("submit", send);
  const question = document.querySelector(".still-there");
  if (question) {
    watch(Number(question.dataset.idle), Number(question.dataset.warning));
  }

  // Each page takes the place of the one before, so that there is nothing to go back to.
  function replacePage(event) {
    const link = event.target.closest("a[href^='/']");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      location.replace(link.href);
    }
  }

  async function send(event) {
    const form = event.target;
    if (form.method !== "post") {
      return;
    }

    event.preventDefault();
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => undefined);
    if (!answer?.redirected) {
      // The server has something to say about it: then as without script.
      form.submit();
      return;
    }

    if (form === finish) {
      otherTabs.postMessage("cleared");
    }

    location.replace(answer.url);
  }

  // By the clock and not by a timer: a tablet that slept must clear when it wakes.
  function watch(patience, grace) {
    let touched = Date.now();
    const touch = () => { if (!question.open) { touched = Date.now(); } };
    for (const sign of ["pointerdown", "keydown", "wheel", "scroll"]) {
      addEventListener(sign, touch, { passive: true });
    }

    question.addEventListener("close", touch);
    // The server's own Refresh knows nothing of touches; it is for browsers without script.
    addEventListener("load", () => stop());
    const ticking = setInterval(() => {
      const seconds = (Date.now() - touched) / 1000;
      if (seconds >= patience + grace) {
        clearInterval(ticking);
        finish.requestSubmit();
      } else if (seconds >= patience && !question.open) {
        question.showModal();
      }
    }, 500);
  }
}
