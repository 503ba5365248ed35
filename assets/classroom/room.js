// The page of a class: speaks docs/class-protocol.md with the host that served it. ES2015, no
// library, nothing from elsewhere. Texts only ever become text nodes.
(function () {
  'use strict';

  // ---- words -------------------------------------------------------------------------------------
  const WORDS = {
    en: {
      code: 'Room code', codeHint: 'Six digits, on the board', go: 'Join', name: 'Your name', roll: 'Your roll number',
      entering: 'Joining…', lobby: 'You are in', lobbyHint: 'The lesson begins soon. Keep this page open.',
      held: 'Your teacher will look at your name first. You can answer already.',
      stem: 'Read the question', stemHint: 'The choices come next.', question: 'Question {n} of {of}',
      answerNow: 'Question {n}. Answer now.', tap: 'Tap once. You can change it until time is up.',
      tapMany: 'Tap all that are right. You can change them until time is up.',
      sending: 'Sending…', kept: 'Your answer {pick} is kept. You can change it until time is up.',
      takenBack: 'Your answer is taken back.', notYet: 'Not kept yet: it is sent again when the connection is back.',
      chosen: 'chosen', sure: 'How sure are you?', s1: 'Guess', s2: 'Think so', s3: 'Sure',
      paused: 'Paused', pausedHint: 'Wait until your teacher goes on.', closed: 'Time is up',
      closedPick: 'You chose {pick}.', closedNone: 'You did not answer.', wait: 'The answer comes next.',
      right: 'Right', wrong: 'Not right', none: 'No answer', key: 'The right answer is {key}.', keyMark: 'right', mine: 'your choice',
      earned: '{earned} for this question · {total} in all', rank: 'Rank {rank}', reason: 'Why',
      own: 'Question {n} of {of} · {done} answered', next: 'Next', back: 'Back', over: 'The lesson is over',
      overHint: 'You have {total} in all.', overPlain: 'You can close this page.',
      lost: 'No connection. Trying again…', halted: 'The teacher’s computer cannot save answers right now. Wait here; what was kept is safe.',
      late: 'Time was up: this change was not taken.', secondsLeft: '{s} seconds left',
      whyversion: 'This page is of another version. Load it again.', whycode: 'This code is not right. Look at the board again.',
      whywait: 'Too many tries. Trying again in a moment…', whylocked: 'The room is locked. Ask your teacher.',
      whyfull: 'The room is full.', whyname: 'Write a name of at most 40 letters.', whyroll: 'This number is not on the roll.',
      whytaken: 'Somebody has this number already. Ask your teacher.', whyremoved: 'Your teacher has taken you out of the room.',
      whyelsewhere: 'This room is open in another tab of this phone.', whynoise: 'Too many messages came from this phone. Load the page again.',
      whyover: 'The lesson is over.', whyorder: 'That cannot be done now.', again: 'Try again', langs: 'Language', both: 'Both', minutes: 'Time left',
      take: 'Keep my answers', takeHint: 'At home they become your own reviews in Smriti.', takeNone: 'There are no answers of yours to keep.',
      takeFile: 'Save the file', takeFileHint: 'Bring it to your computer: in Smriti, Class, then “Bring in class answers”.',
      takeCode: 'Or, if Smriti is on this network now, type this code there:', takeSoon: 'Do it before your teacher closes the lesson.'
    },
    hi: {
      code: 'कमरे का कोड', codeHint: 'छह अंक, बोर्ड पर लिखे हैं', go: 'जुड़ें', name: 'आपका नाम', roll: 'आपका रोल नंबर',
      entering: 'जुड़ रहे हैं…', lobby: 'आप जुड़ गए हैं', lobbyHint: 'पाठ जल्द शुरू होगा। यह पेज खुला रखें।',
      held: 'शिक्षक पहले आपका नाम देखेंगे। आप अभी से उत्तर दे सकते हैं।',
      stem: 'प्रश्न पढ़ें', stemHint: 'विकल्प अभी आते हैं।', question: 'प्रश्न {n}, कुल {of}',
      answerNow: 'प्रश्न {n}। अब उत्तर दें।', tap: 'एक बार छुएँ। समय रहते उत्तर बदल सकते हैं।',
      tapMany: 'जो-जो सही हैं, सब छुएँ। समय रहते बदल सकते हैं।',
      sending: 'भेज रहे हैं…', kept: 'आपका उत्तर {pick} दर्ज हो गया। समय रहते बदल सकते हैं।',
      takenBack: 'आपका उत्तर वापस ले लिया गया।', notYet: 'अभी दर्ज नहीं हुआ: संपर्क लौटते ही फिर भेजा जाएगा।',
      chosen: 'चुना', sure: 'आप कितने पक्के हैं?', s1: 'तुक्का', s2: 'लगता है', s3: 'पक्का',
      paused: 'रुका हुआ है', pausedHint: 'शिक्षक के आगे बढ़ने तक रुकें।', closed: 'समय समाप्त',
      closedPick: 'आपने {pick} चुना।', closedNone: 'आपने उत्तर नहीं दिया।', wait: 'सही उत्तर अभी आता है।',
      right: 'सही', wrong: 'सही नहीं', none: 'उत्तर नहीं दिया', key: 'सही उत्तर {key} है।', keyMark: 'सही', mine: 'आपका चुना',
      earned: 'इस प्रश्न के {earned} · कुल {total}', rank: 'स्थान {rank}', reason: 'क्यों',
      own: 'प्रश्न {n}, कुल {of} · {done} के उत्तर दिए', next: 'आगे', back: 'पीछे', over: 'पाठ पूरा हुआ',
      overHint: 'आपके कुल {total} हैं।', overPlain: 'यह पेज बंद कर सकते हैं।',
      lost: 'संपर्क टूट गया। फिर कोशिश हो रही है…', halted: 'शिक्षक का कंप्यूटर अभी उत्तर सहेज नहीं पा रहा। यहीं रुकें; जो दर्ज हुआ वह सुरक्षित है।',
      late: 'समय बीत चुका था: यह बदलाव नहीं लिया गया।', secondsLeft: '{s} सेकंड बाकी',
      whyversion: 'यह पेज दूसरे संस्करण का है। इसे फिर खोलें।', whycode: 'यह कोड सही नहीं है। बोर्ड फिर देखें।',
      whywait: 'बहुत कोशिशें हुईं। थोड़ी देर में फिर कोशिश होगी…', whylocked: 'कमरा बंद है। शिक्षक से कहें।',
      whyfull: 'कमरे में जगह नहीं है।', whyname: 'अधिक से अधिक 40 अक्षरों का नाम लिखें।', whyroll: 'यह नंबर सूची में नहीं है।',
      whytaken: 'यह नंबर कोई ले चुका है। शिक्षक से कहें।', whyremoved: 'शिक्षक ने आपको कमरे से हटा दिया है।',
      whyelsewhere: 'यह कमरा इसी फ़ोन के दूसरे टैब में खुला है।', whynoise: 'इस फ़ोन से बहुत संदेश आए। पेज फिर खोलें।',
      whyover: 'पाठ पूरा हो चुका है।', whyorder: 'यह अभी नहीं हो सकता।', again: 'फिर कोशिश करें', langs: 'भाषा', both: 'दोनों', minutes: 'बाकी समय',
      take: 'मेरे उत्तर रखें', takeHint: 'घर पर स्मृति में ये आपकी अपनी पुनरावृत्ति बनते हैं।', takeNone: 'आपका कोई उत्तर रखने को नहीं है।',
      takeFile: 'फ़ाइल सहेजें', takeFileHint: 'इसे अपने कंप्यूटर पर लाएँ: स्मृति में कक्षा, फिर “कक्षा के उत्तर लाएँ”।',
      takeCode: 'या, यदि स्मृति अभी इसी नेटवर्क पर है, तो वहाँ यह कोड लिखें:', takeSoon: 'शिक्षक के पाठ बंद करने से पहले कर लें।'
    }
  };
  const LETTERS = 'ABCDEFGHIJ';

  // ---- what this page remembers -------------------------------------------------------------------
  const kept = {};
  function remember(key, value) {
    kept[key] = value;
    try { localStorage.setItem('smriti-' + key, value); } catch (e) { /* a phone that keeps nothing */ }
  }
  function recall(key) {
    try { return localStorage.getItem('smriti-' + key) || kept[key] || ''; } catch (e) { return kept[key] || ''; }
  }
  function secret() {
    let own = recall('secret');
    if (!/^[0-9a-f]{32}$/.test(own)) {
      const bytes = new Uint8Array(16);
      crypto.getRandomValues(bytes);
      own = Array.from(bytes, (b) => ('0' + b.toString(16)).slice(-2)).join('');
      remember('secret', own);
    }
    return own;
  }

  let lang = recall('lang') || (/^hi/i.test(navigator.language || '') ? 'hi' : 'en');
  const state = {
    code: (location.hash.match(/\d{6}/) || [recall('code')])[0],
    view: 'code', fault: '', who: null, seat: null, now: null, deadline: null,
    answers: {}, told: null, reason: null, items: {}, at: 1, joining: null, hushed: false, room: '', total: '', ticket: ''
  };

  function ui() { return lang === 'hi' ? 'hi' : 'en'; }
  function say(key, values) {
    return (WORDS[ui()][key] || WORDS.en[key] || key).replace(/\{(\w+)\}/g, (_, name) => String((values || {})[name]));
  }
  const byId = (id) => document.getElementById(id);

  // ---- the connection -----------------------------------------------------------------------------
  let socket = null, tries = 0, retry = null, heard = 0, probe = null;

  function connect() {
    clearTimeout(retry);
    clearTimeout(probe);
    if (socket) { const old = socket; socket = null; old.onclose = null; old.onmessage = null; old.close(); }
    const ours = new WebSocket('ws://' + location.host + '/room');
    socket = ours;
    heard = Date.now();
    ours.onopen = () => send({ t: 'hello', v: 1, code: state.code, secret: secret() });
    ours.onmessage = (event) => {
      heard = Date.now();
      clearTimeout(probe);
      let told;
      try { told = JSON.parse(event.data); } catch (e) { return; }
      const take = TAKE[told.t];
      if (take) { take(told); }
    };
    ours.onclose = () => { if (socket === ours) { socket = null; lost(); } };
  }
  function lost() {
    if (state.hushed) { return; }
    const most = Math.min(10000, 500 * Math.pow(2, tries));
    tries += 1;
    retry = setTimeout(connect, most * (0.5 + Math.random() / 2));
    if (tries > 1 || state.seat) { byId('lost').textContent = say('lost'); byId('lost').hidden = false; }
    render();
  }
  function found() { tries = 0; byId('lost').hidden = true; }
  function hush() { state.hushed = true; clearTimeout(retry); if (socket) { socket.onclose = null; socket.close(); socket = null; } }
  function send(message) {
    if (socket && socket.readyState === 1) { socket.send(JSON.stringify(message)); return true; }
    return false;
  }
  // A phone that slept may hold a connection that is long gone.
  function wake() {
    if (state.hushed || document.hidden || state.view === 'code') { return; }
    if (!socket) { tries = 0; connect(); return; }
    if (send({ t: 'beat' })) { clearTimeout(probe); probe = setTimeout(connect, 4000); }
  }
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  setInterval(() => {
    if (socket && Date.now() - heard > 40000) { connect(); } else if (socket && Date.now() - heard > 20000) { send({ t: 'beat' }); }
  }, 5000);

  // ---- what the host says -------------------------------------------------------------------------
  const TAKE = {
    who(told) {
      found();
      state.who = told; state.seat = null;
      remember('code', state.code);
      document.title = told.title + ' · Smriti';
      if (state.joining) { send(state.joining); } else { state.view = 'join'; }
      render();
    },
    in(told) {
      found();
      if (state.room !== told.room) {
        // Another room at the same address: nothing of the last one holds.
        state.room = told.room; state.answers = {}; state.items = {}; state.told = null; state.reason = null; state.total = ''; state.ticket = ''; state.at = 1; state.now = null;
      }
      state.seat = told; state.joining = null; state.fault = '';
      state.view = 'room';
      remember('code', state.code);
      remember('seated', '1');
      document.title = told.title + ' · Smriti';
      render();
    },
    now(told) {
      const before = state.now;
      const anew = !before || before.phase !== told.phase || before.n !== told.n || before.round !== told.round;
      state.now = told;
      state.deadline = typeof told.left === 'number' ? performance.now() + told.left : null;
      if (told.phase !== 'told') { state.told = null; state.reason = null; }
      if (before && before.n !== told.n) { state.told = null; state.reason = null; }
      if (told.phase === 'own') { fetchItem(state.at); }
      if (told.phase === 'halted') { found(); }
      if (anew && told.phase === 'open') { state.fault = ''; announce(say('answerNow', { n: told.n }) + (told.left ? ' ' + say('secondsLeft', { s: Math.round(told.left / 1000) }) : '')); }
      if (anew && told.phase === 'closed') { announce(say('closed')); }
      if (anew && told.phase === 'stem') { announce(say('question', { n: told.n, of: state.seat.of }) + '. ' + say('stem')); }
      if (anew && told.phase === 'over') { announce(say('over')); }
      if (!told.paused) { resend(); } else { announce(say('paused')); }
      render();
      if (anew) { window.scrollTo(0, 0); }
    },
    mine(told) {
      told.given.forEach((given) => {
        const answer = answerOf(given.round);
        if (given.turn >= answer.turn) {
          answer.turn = given.turn; answer.pick = given.pick; answer.sure = given.sure; answer.settled = given.pick;
          answer.kept = given.turn; answer.n = given.n;
        }
      });
      resend();
      render();
    },
    kept(told) {
      const answer = answerOf(told.round);
      if (told.turn > answer.turn) {
        // Another change of this seat was kept before this page knew of it: ours comes after it.
        answer.turn = told.turn + 1;
        put(told.round);
      } else if (told.turn >= answer.kept) {
        answer.kept = told.turn;
        if (told.turn === answer.turn) {
          answer.settled = answer.pick;
          announce(answer.pick ? say('kept', { pick: answer.pick }) : say('takenBack'));
        }
      }
      render();
    },
    no(told) {
      if (told.to === 'hello') {
        state.fault = 'why' + told.why;
        if (told.why === 'version') { hush(); end(told.why); return; }
        if (told.why === 'wait') { tries = Math.max(tries, 3); return; }
        hush();
        state.hushed = false;
        state.view = 'code';
        render();
      } else if (told.to === 'join') {
        if (told.why === 'wait') {
          state.fault = 'whywait';
          setTimeout(() => { if (state.joining) { send(state.joining); } }, 2000 + 3000 * Math.random());
        } else {
          state.joining = null; state.view = 'join'; state.fault = 'why' + told.why;
        }
        render();
      } else if (told.to === 'answer') {
        const answer = answerOf(told.round);
        if (told.turn !== answer.turn || told.why === 'paused' || told.why === 'halted') { render(); return; }
        answer.turn = answer.kept; answer.pick = answer.settled;
        state.fault = told.why === 'closed' ? 'late' : 'whyorder';
        announce(say(state.fault));
        render();
      } else if (told.to === 'claim') {
        state.fault = told.why === 'gone' ? 'takeNone' : told.why === 'halted' ? 'halted' : 'whyorder';
        announce(say(state.fault));
        render();
      }
    },
    claim(told) { state.ticket = told.ticket; state.fault = ''; announce(say('takeFile')); render(); },
    item(told) { state.items[told.n] = told; render(); },
    told(told) {
      const anew = !state.told || state.told.n !== told.n;
      state.told = told;
      render();
      if (anew) { announce(say(told.pick ? (told.right ? 'right' : 'wrong') : 'none') + '. ' + say('key', { key: told.key })); }
    },
    reason(told) { state.reason = told; render(); },
    out(told) {
      hush();
      if (told.why === 'removed') { remember('seated', ''); }
      end(told.why);
    },
    beat() {}
  };

  function end(why) { state.view = 'end'; state.fault = 'why' + why; render(); announce(say(state.fault)); }
  function announce(text) { byId('say').textContent = text; }

  // ---- answers ------------------------------------------------------------------------------------
  // `turn` is the last change made here, `kept` the last that the host has on disk.
  function answerOf(round) {
    if (!state.answers[round]) { state.answers[round] = { turn: -1, kept: -1, pick: '', settled: '', sure: undefined, timer: null }; }
    return state.answers[round];
  }
  function put(round) {
    const answer = answerOf(round);
    const message = { t: 'answer', round: round, turn: answer.turn, pick: answer.pick };
    if (answer.sure && answer.pick) { message.sure = answer.sure; }
    return send(message);
  }
  function resend() {
    Object.keys(state.answers).forEach((round) => {
      if (state.answers[round].turn > state.answers[round].kept) { put(Number(round)); }
    });
  }
  function change(round, n, pick, sure) {
    const answer = answerOf(round);
    answer.turn += 1; answer.pick = pick; answer.sure = sure; answer.n = n;
    state.fault = '';
    // Several taps in a row are sent as one change.
    clearTimeout(answer.timer);
    answer.timer = setTimeout(() => put(round), 120);
    render();
  }
  function tap(place) {
    const shown = showing();
    if (!shown || !shown.isOpen || place >= shown.item.letters) { return; }
    const answer = answerOf(shown.round), letter = LETTERS[place];
    let pick = letter;
    if (shown.item.several) {
      const has = answer.pick.indexOf(letter) >= 0;
      pick = LETTERS.split('').filter((l) => (l === letter ? !has : answer.pick.indexOf(l) >= 0)).join('');
    } else if (answer.pick === letter) {
      return;
    }
    change(shown.round, shown.n, pick, answer.sure);
  }
  function setSure(level) {
    const shown = showing();
    if (!shown || !shown.isOpen || !answerOf(shown.round).pick) { return; }
    change(shown.round, shown.n, answerOf(shown.round).pick, level);
  }
  function fetchItem(n) {
    state.at = n;
    if (!state.items[n]) { send({ t: 'ask', n: n }); }
  }

  // The question on the screen, wherever it comes from.
  function showing() {
    const now = state.now;
    if (!now) { return null; }
    if (now.phase === 'own') {
      const own = state.items[state.at];
      return own ? { n: own.n, round: own.round, item: own.item, isOpen: !now.paused } : null;
    }
    if (!now.item) { return null; }
    return { n: now.n, round: now.round, item: now.item, isOpen: now.phase === 'open' && !now.paused };
  }

  // ---- drawing ------------------------------------------------------------------------------------
  function el(tag, attributes, children) {
    const node = document.createElement(tag);
    Object.keys(attributes || {}).forEach((name) => {
      const value = attributes[name];
      if (name === 'click') { node.addEventListener('click', value); }
      else if (value === true) { node.setAttribute(name, ''); }
      else if (value !== false && value !== undefined && value !== null) { node.setAttribute(name, value); }
    });
    (children || []).forEach((child) => {
      if (child) { node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child); }
    });
    return node;
  }
  // The little Markdown of banks.
  function inline(text) {
    const marks = /\*\*(.+?)\*\*|\*([^\s*][^*]*?)\*|_\(([^)]*)\)|\^\(([^)]*)\)|!?\[([^\]]*)\]\([^)]*\)/g;
    const nodes = [];
    let last = 0, found;
    while ((found = marks.exec(text))) {
      if (found.index > last) { nodes.push(text.slice(last, found.index)); }
      if (found[1] !== undefined) { nodes.push(el('b', {}, inline(found[1]))); }
      else if (found[2] !== undefined) { nodes.push(el('i', {}, inline(found[2]))); }
      else if (found[3] !== undefined) { nodes.push(el('sub', {}, [found[3]])); }
      else if (found[4] !== undefined) { nodes.push(el('sup', {}, [found[4]])); }
      else { nodes.push(found[5]); }
      last = marks.lastIndex;
    }
    if (last < text.length) { nodes.push(text.slice(last)); }
    return nodes;
  }
  function blocks(text) {
    return text.split(/\n\s*\n/).map((part) => {
      const lines = part.split('\n').filter((line) => line.trim());
      if (lines.length && lines.every((line) => /^\s*\|.*\|\s*$/.test(line))) {
        const rows = lines.filter((line) => !/^[\s|:-]+$/.test(line)).map((line) =>
          el('tr', {}, line.trim().slice(1, -1).split('|').map((cell) => el('td', {}, inline(cell.trim())))));
        return el('table', {}, [el('tbody', {}, rows)]);
      }
      if (lines.length && lines.every((line) => /^\s*- /.test(line))) {
        return el('ul', {}, lines.map((line) => el('li', {}, inline(line.replace(/^\s*- /, '')))));
      }
      const nodes = [];
      lines.forEach((line, place) => { if (place) { nodes.push(el('br')); } inline(line).forEach((node) => nodes.push(node)); });
      return el('p', {}, nodes);
    });
  }
  // The texts to show, of those there are, in the order to show them.
  function spoken(texts) {
    const there = ['en', 'hi'].filter((tag) => texts[tag]);
    if (lang === 'both' && there.length > 1) { return there; }
    return there.indexOf(ui()) >= 0 ? [ui()] : there.slice(0, 1);
  }
  function stemOf(item) {
    if (!item.text) { return []; }
    return spoken(item.text).map((tag, place) =>
      el('div', { class: place ? 'stem second' : 'stem', lang: tag }, blocks(item.text[tag].stem)));
  }
  function optionWords(item, place) {
    if (!item.text) { return null; }
    const said = spoken(item.text).map((tag, order) => {
      const option = item.text[tag].options && item.text[tag].options[place];
      return option === undefined ? null : el('span', { lang: tag, class: order ? 'again' : 'first' }, inline(option));
    });
    return el('span', { class: 'words' }, said);
  }
  function choices(shown, told) {
    const answer = answerOf(shown.round === undefined ? 'none' : shown.round);
    const pick = told ? told.pick : answer.pick;
    const hasWords = shown.item.text && Object.keys(shown.item.text).some((tag) => (shown.item.text[tag].options || []).length);
    const all = [];
    for (let place = 0; place < shown.item.letters; place += 1) {
      const letter = LETTERS[place], isMine = pick.indexOf(letter) >= 0;
      const isKey = Boolean(told) && told.key.indexOf(letter) >= 0;
      const marks = [];
      if (isKey) { marks.push('✓ ' + say('keyMark')); }
      if (isMine) { marks.push((told && !isKey ? '✗ ' : told ? '' : '✓ ') + say(told ? 'mine' : 'chosen')); }
      all.push(el('button', {
        type: 'button', class: 'choice c' + place + (isKey ? ' right' : ''), 'data-k': 'c' + letter, 'aria-pressed': String(isMine),
        'aria-label': hasWords ? undefined : letter + (marks.length ? ', ' + marks.join(', ') : ''), disabled: !shown.isOpen, click: () => tap(place)
      }, [el('span', { class: 'letter' }, [letter]), hasWords ? optionWords(shown.item, place) : null,
        el('span', { class: 'mark' }, [marks.join(' · ')])]));
    }
    return el('div', { class: hasWords ? 'choices' : 'letters', role: 'group', 'aria-label': say('question', { n: shown.n, of: state.seat.of }) }, all);
  }
  function sureRow(shown) {
    const answer = answerOf(shown.round);
    if (!state.seat.sure || !answer.pick) { return []; }
    return [el('h2', { id: 'how' }, [say('sure')]), el('div', { class: 'row', role: 'group', 'aria-labelledby': 'how' }, [1, 2, 3].map((level) =>
      el('button', {
        type: 'button', class: 'small', 'data-k': 's' + level, 'aria-pressed': String(answer.sure === level), disabled: !shown.isOpen, click: () => setSure(level)
      }, [level + ' ' + say('s' + level)])))];
  }
  function asking(shown) {
    return stemOf(shown.item).concat([choices(shown, null)], sureRow(shown));
  }
  function number(text) {
    const parts = String(text).split('/');
    if (parts.length < 2) { return parts[0].replace('-', '−'); }
    return (Number(parts[0]) / Number(parts[1])).toFixed(2).replace(/0$/, '').replace('-', '−');
  }
  function result(shown) {
    const told = state.told;
    if (!told) { return asking(shown); }
    const kind = told.pick ? (told.right ? 'right' : 'wrong') : 'none';
    const sign = { right: '✓ ', wrong: '✗ ', none: '' }[kind];
    const lines = [el('p', { class: 'big' }, [sign + say(kind)]), kind === 'right' ? null : el('p', {}, [say('key', { key: told.key })]),
      el('p', {}, [say('earned', { earned: number(told.earned), total: number(told.total) })])];
    const reason = state.reason && state.reason.n === told.n ? state.reason.text : null;
    const why = reason ? [el('h2', {}, [say('reason')]), el('div', { class: 'reason' }, spoken(reason).map((tag) => el('div', { lang: tag }, blocks(reason[tag]))))] : [];
    return [el('div', { class: 'panel ' + { right: 'good', wrong: 'wrong', none: 'none' }[kind] }, lines)]
      .concat(stemOf(shown.item), [choices(shown, told)], why);
  }
  function ownPace() {
    const of = state.seat.of, shown = showing();
    const done = Object.keys(state.answers).filter((round) => state.answers[round].pick && round !== 'none').length;
    const turn = (by) => () => { fetchItem(Math.max(1, Math.min(of, state.at + by))); render(); window.scrollTo(0, 0); };
    return [el('p', {}, [say('own', { n: state.at, of: of, done: done })])]
      .concat(shown ? asking(shown) : [], [el('div', { class: 'row' }, [
        el('button', { type: 'button', class: 'small', 'data-k': 'back', disabled: state.at <= 1, click: turn(-1) }, [say('back')]),
        el('button', { type: 'button', class: 'small', 'data-k': 'next', disabled: state.at >= of, click: turn(1) }, [say('next')])])]);
  }
  // What was answered, to take home: as a file, and by a code.
  function takeHome() {
    if (!state.ticket) {
      return [el('div', { class: 'panel none' }, [el('p', {}, [say('takeHint')]), state.fault ? el('p', { role: 'alert' }, [say(state.fault)]) : null,
        el('button', { class: 'main', type: 'button', 'data-k': 'take', click: () => { state.fault = ''; if (!send({ t: 'claim' })) { lost(); } } }, [say('take')])])];
    }
    return [el('div', { class: 'panel none' }, [
      el('a', { class: 'main', 'data-k': 'take', href: '/answers/' + state.ticket, download: '' }, [say('takeFile')]),
      el('p', {}, [say('takeFileHint')]), el('p', {}, [say('takeCode')]), el('p', { class: 'ticket' }, [state.ticket]), el('p', {}, [say('takeSoon')])])];
  }
  function message(title, hint) { return [el('p', { class: 'big' }, [title]), hint ? el('p', {}, [hint]) : null]; }

  function inRoom() {
    const now = state.now;
    if (!now || !state.seat) { return now && now.phase === 'halted' ? message(say('paused'), say('halted')) : message(say('entering')); }
    const shown = showing();
    switch (now.phase) {
      case 'lobby': return message(say('lobby'), say('lobbyHint')).concat(state.seat.held ? [el('p', {}, [say('held')])] : []);
      case 'stem': return (now.item && now.item.text ? stemOf(now.item) : message(say('stem'))).concat([el('p', {}, [say('stemHint')])]);
      case 'open': return now.paused ? message(say('paused'), say('pausedHint')).concat(asking(shown)) : asking(shown);
      case 'closed': {
        const pick = now.round === undefined ? '' : answerOf(now.round).settled;
        return message(say('closed'), (pick ? say('closedPick', { pick: pick }) : say('closedNone')) + ' ' + say('wait')).concat(shown ? asking(shown) : []);
      }
      case 'told': return shown ? result(shown) : [];
      case 'own': return now.paused ? message(say('paused'), say('pausedHint')) : ownPace();
      case 'over': return message(say('over'), state.total ? say('overHint', { total: state.total }) : say('overPlain')).concat(takeHome());
      case 'halted': return message(say('paused'), say('halted'));
      default: return [];
    }
  }
  function form(label, hint, field, submit) {
    const fault = state.fault ? el('p', { class: 'bad', id: 'fault', role: 'alert' }, [say(state.fault)]) : null;
    field.setAttribute('aria-describedby', state.fault ? 'fault' : 'hint');
    const made = el('form', { autocomplete: 'off', novalidate: true }, [el('label', { for: 'field' }, [label]), field,
      hint ? el('p', { id: 'hint' }, [hint]) : null, fault, el('button', { class: 'main', 'data-k': 'go' }, [say('go')])]);
    made.addEventListener('submit', (event) => { event.preventDefault(); submit(field.value.trim()); });
    return [made];
  }
  function knocking() {
    const field = el('input', { id: 'field', class: 'code', 'data-k': 'field', inputmode: 'numeric', maxlength: '9', autocomplete: 'off', value: state.code || '' });
    return form(say('code'), say('codeHint'), field, (value) => {
      state.code = value; state.fault = ''; state.hushed = false; state.view = 'entering'; tries = 0;
      connect();
      render();
    });
  }
  function joining() {
    const byRoll = state.who && state.who.roll;
    const field = el('input', { id: 'field', 'data-k': 'field', maxlength: byRoll ? '20' : '60', autocomplete: byRoll ? 'off' : 'name' });
    return [el('h1', {}, [state.who ? state.who.title : ''])].concat(form(byRoll ? say('roll') : say('name'), '', field, (value) => {
      if (!value) { state.fault = byRoll ? 'whyroll' : 'whyname'; render(); return; }
      state.joining = byRoll ? { t: 'join', roll: value } : { t: 'join', name: value };
      state.fault = ''; state.view = 'room';
      if (!send(state.joining)) { lost(); }
      render();
    }));
  }

  function note() {
    const shown = showing();
    if (state.view !== 'room' || !shown || !state.now || !(state.now.phase === 'open' || state.now.phase === 'own' || state.fault === 'late')) { return ''; }
    if (state.fault) { return say(state.fault); }
    const answer = answerOf(shown.round);
    if (answer.turn < 0) { return say(shown.item.several ? 'tapMany' : 'tap'); }
    if (answer.turn > answer.kept) { return say(socket ? 'sending' : 'notYet'); }
    return answer.pick ? say('kept', { pick: answer.pick }) : say('takenBack');
  }

  let drawn = '';
  function render() {
    document.documentElement.lang = ui();
    const main = byId('main');
    const key = [state.view, lang, state.fault, state.who && state.who.title, state.seat && state.seat.seat].join('|');
    const isForm = state.view === 'code' || state.view === 'join';
    if (!isForm || drawn !== key) {
      const focus = document.activeElement && document.activeElement.getAttribute('data-k');
      const typed = byId('field') ? byId('field').value : '';
      let nodes;
      if (state.view === 'code') { nodes = knocking(); }
      else if (state.view === 'join') { nodes = joining(); }
      else if (state.view === 'end') { nodes = message(say(state.fault)).concat([el('button', { class: 'main', type: 'button', 'data-k': 'go', click: () => location.reload() }, [say('again')])]); }
      else { nodes = inRoom(); }
      while (main.firstChild) { main.removeChild(main.firstChild); }
      nodes.forEach((node) => { if (node) { main.appendChild(node); } });
      if (isForm && typed && byId('field') && drawn.split('|')[0] === state.view) { byId('field').value = typed; }
      const again = focus && main.querySelector('[data-k="' + focus + '"]');
      if (again) { again.focus(); } else if (isForm && drawn.split('|')[0] !== state.view && byId('field')) { byId('field').focus(); }
      drawn = key;
    }
    byId('name').textContent = state.seat ? state.seat.name : '';
    const told = state.told;
    if (told) { state.total = number(told.total); }
    const points = told ? number(told.total) : '';
    byId('chip').hidden = !told || state.view !== 'room';
    byId('chip').textContent = told ? (told.rank ? say('rank', { rank: told.rank }) + ' · ' : '') + points : '';
    byId('note').textContent = note();
    drawLangs();
    drawTime();
  }
  function drawLangs() {
    const box = byId('langs');
    box.setAttribute('aria-label', say('langs'));
    const made = [['en', 'English'], ['hi', 'हिन्दी'], ['both', say('both')]];
    if (!box.firstChild) {
      made.forEach((one) => box.appendChild(el('button', { type: 'button', lang: one[0] === 'both' ? ui() : one[0], 'data-lang': one[0], click: () => { lang = one[0]; remember('lang', lang); render(); } })));
    }
    made.forEach((one, place) => {
      box.children[place].textContent = one[1];
      box.children[place].setAttribute('aria-pressed', String(lang === one[0]));
    });
  }
  function drawTime() {
    const now = state.now, runs = state.view === 'room' && now && state.deadline !== null && (now.phase === 'open' || now.phase === 'own');
    byId('bar').hidden = !runs;
    if (!runs) { byId('time').textContent = ''; return; }
    if (now.paused) { return; }
    const left = Math.max(0, state.deadline - performance.now()), seconds = Math.ceil(left / 1000);
    byId('time').textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
    byId('time').setAttribute('aria-label', say('minutes'));
    byId('left').style.width = (now.time ? Math.min(100, 100 * left / now.time) : 100) + '%';
  }
  setInterval(drawTime, 250);

  document.addEventListener('keydown', (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || (target && target.tagName === 'INPUT')) { return; }
    const key = event.key.toUpperCase();
    if (key === 'L') { const order = ['en', 'hi', 'both']; lang = order[(order.indexOf(lang) + 1) % 3]; remember('lang', lang); render(); return; }
    if (state.view !== 'room' || !showing()) { return; }
    const asksSure = state.seat && state.seat.sure;
    if (/^[1-9]$/.test(key)) { if (asksSure && key <= '3') { setSure(Number(key)); } else if (!asksSure) { tap(Number(key) - 1); } }
    else if (key.length === 1 && LETTERS.indexOf(key) >= 0) { tap(LETTERS.indexOf(key)); }
    else if (state.now.phase === 'own' && (key === 'ARROWRIGHT' || key === 'ARROWLEFT')) {
      const to = state.at + (key === 'ARROWRIGHT' ? 1 : -1);
      if (to >= 1 && to <= state.seat.of) { fetchItem(to); render(); }
    } else { return; }
    event.preventDefault();
  });

  if (/^\d{6}$/.test(state.code) || recall('seated')) { state.view = 'entering'; connect(); }
  render();
})();
