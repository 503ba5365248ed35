//! The page in a real browser, driven by its developer protocol. Where there is no Chromium this says
//! so and is skipped; with `CI=true` it must be there. `SMRITI_PAGE_SHOTS` names a folder for pictures
//! to be looked at.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use smriti::domain::class::lesson::{Phones, Rules};
use smriti::domain::class::room::{Command, Round, Seat};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::rig::{Class, lesson};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser that is gone with its folder when this is.
struct Browser {
    process: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    fn open() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let started = NAMES.iter().find_map(|name| {
            Process::new(name)
                .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"])
                .args(["--disable-dev-shm-usage", "--remote-debugging-port=0"])
                .arg(format!("--user-data-dir={}", folder.path().display()))
                .arg("about:blank")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .ok()
        });
        let mut process = started?;
        let mut lines = BufReader::new(process.stderr.take().expect("its words")).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("DevTools listening on ws://")?.to_owned()))
            .expect("a browser that can be driven");
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Some(Self { process, address, _folder: folder })
    }
}

/// One page in it.
struct Tab {
    socket: WebSocketStream<TcpStream>,
    session: Option<String>,
    next: u64,
}

impl Tab {
    async fn open(browser: &Browser) -> Self {
        let host = browser.address.split('/').next().expect("a host");
        let stream = TcpStream::connect(host).await.expect("a connection");
        let url = format!("ws://{}", browser.address);
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.expect("a socket");
        let mut tab = Self { socket, session: None, next: 0 };
        let made = tab.call("Target.createTarget", json!({ "url": "about:blank" })).await;
        let wanted = json!({ "targetId": made["targetId"], "flatten": true });
        let attached = tab.call("Target.attachToTarget", wanted).await;
        tab.session = attached["sessionId"].as_str().map(str::to_owned);
        tab
    }

    async fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(message.to_string())).await.expect("a browser");
        loop {
            let answer = tokio::time::timeout(Duration::from_secs(30), self.socket.next());
            let answer =
                answer.await.expect("an answer in time").expect("a browser").expect("text");
            let Ok(text) = answer.into_text() else { continue };
            let answer: Value = serde_json::from_str(&text).unwrap_or_default();
            if answer["id"] == id {
                return answer["result"].clone();
            }
        }
    }

    async fn ask(&mut self, script: &str) -> Value {
        let wanted = json!({ "expression": script, "returnByValue": true });
        self.call("Runtime.evaluate", wanted).await["result"]["value"].clone()
    }

    /// Waits until this is true of the page.
    async fn until(&mut self, script: &str) {
        let begun = Instant::now();
        while self.ask(script).await != json!(true) {
            let text = self.ask("document.body.innerText").await;
            assert!(begun.elapsed() < Duration::from_secs(20), "never {script}: {text}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    async fn shows(&mut self, text: &str) {
        self.until(&format!("document.body.innerText.includes({})", json!(text))).await;
    }

    async fn press(&mut self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" && key.len() == 1 { key } else { "" };
            let event = json!({ "type": kind, "key": key, "text": text });
            self.call("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Nothing is wider than the screen, and what can be pressed is large enough.
    async fn fits(&mut self) {
        let wide = "[document.documentElement.scrollWidth, innerWidth, \
                    ...[...document.querySelectorAll('main button, main input, main a.main')]\
                    .map((one) => one.getBoundingClientRect().height)].join(' ')";
        let said = self.ask(wide).await;
        let sizes: Vec<f64> = said
            .as_str()
            .expect("sizes")
            .split(' ')
            .map(|size| size.parse().expect("a size"))
            .collect();
        assert!(sizes[0] <= sizes[1], "scrolls sideways: {sizes:?}");
        assert!(sizes[2..].iter().all(|height| *height >= 44.0), "too small: {sizes:?}");
    }

    /// As on a phone that is set to dark.
    async fn dark(&mut self) {
        let dark = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
        self.call("Emulation.setEmulatedMedia", json!({ "features": dark })).await;
    }

    async fn shot(&mut self, name: &str) {
        let Some(folder) = std::env::var_os("SMRITI_PAGE_SHOTS") else { return };
        let taken = self.call("Page.captureScreenshot", json!({ "format": "png" })).await;
        let data = taken["data"].as_str().expect("a picture");
        let bytes = base64::engine::general_purpose::STANDARD.decode(data).expect("a picture");
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path, bytes).expect("a picture on disk");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_joins_answers_comes_back_and_is_told_in_a_real_browser() {
    let Some(browser) = Browser::open() else {
        assert!(std::env::var_os("CI").is_none(), "no Chromium to try the page in");
        println!("skipped: there is no Chromium to try the page in");
        return;
    };
    let rules = Rules { phones: Phones::Texts, certainty: true, ranks: true, ..Rules::default() };
    let mut class = Class::open(lesson(rules));
    let mut tab = Tab::open(&browser).await;
    let narrow = json!({ "width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": true });
    tab.call("Emulation.setDeviceMetricsOverride", narrow).await;
    let url = format!("http://{}/#{}", class.server.address(), class.server.code());
    tab.call("Page.navigate", json!({ "url": url })).await;

    // The code is in the address: the name is all that is asked.
    tab.shows("Your name").await;
    tab.until("document.activeElement.id === 'field'").await;
    tab.fits().await;
    tab.shot("1-name").await;
    tab.call("Input.insertText", json!({ "text": "<b>आशा</b>" })).await;
    tab.press("Enter").await;
    tab.ask("document.querySelector('form') && document.querySelector('form button').click()")
        .await;
    tab.shows("You are in").await;
    tab.shows("<b>आशा</b>").await;
    tab.shot("2-lobby").await;

    class.command(Command::Forward).await;
    tab.shows("Read the question").await;
    class.command(Command::Forward).await;
    tab.shows("Answer blue").await;
    tab.fits().await;
    tab.until("document.getElementById('say').textContent.includes('Answer now')").await;
    tab.ask("document.querySelector('[data-k=cA]').click()").await;
    tab.shows("Your answer A is kept").await;
    tab.press("b").await;
    tab.shows("Your answer B is kept").await;
    tab.press("3").await;
    tab.until("document.querySelector('[data-k=s3]').getAttribute('aria-pressed') === 'true'")
        .await;
    tab.shows("Your answer B is kept").await;
    class
        .until(|room, _| {
            let given = room.vote(Round(0)).and_then(|vote| vote.given.get(&Seat(0)));
            given.is_some_and(|given| given.certainty.is_some())
        })
        .await;
    tab.fits().await;
    tab.shot("3-answered").await;

    // Loaded again it is the same seat with the same answer.
    tab.call("Page.reload", json!({})).await;
    tab.until("document.querySelector('[data-k=cB]') !== null").await;
    tab.until("document.querySelector('[data-k=cB]').getAttribute('aria-pressed') === 'true'")
        .await;
    tab.shows("<b>आशा</b>").await;
    class.until(|room, reach| room.seats().count() == 1 && reach.connected.len() == 1).await;

    class.command(Command::Pause).await;
    tab.shows("Paused").await;
    class.command(Command::Continue).await;
    class.command(Command::Forward).await;
    tab.shows("Time is up").await;
    tab.shot("4-closed").await;
    for _ in 0..3 {
        class.command(Command::Forward).await;
    }
    tab.shows("✓ Right").await;
    tab.shows("1 for this question · 1 in all").await;
    tab.shows("Because 0.").await;
    tab.shows("Rank 1").await;
    tab.fits().await;
    tab.shot("5-told").await;
    tab.press("l").await;
    tab.shows("✓ सही").await;
    tab.until("document.documentElement.lang === 'hi'").await;
    tab.fits().await;
    tab.shot("6-hindi").await;
    class.command(Command::End).await;
    tab.shows("पाठ पूरा हुआ").await;

    takes_home(&mut tab).await;
    class.host.stop();
}

/// What was answered goes home: as a file that is saved, and by a code.
async fn takes_home(tab: &mut Tab) {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = json!({ "behavior": "allow", "downloadPath": folder.path() });
    tab.call("Browser.setDownloadBehavior", kept).await;
    tab.shows("मेरे उत्तर रखें").await;
    tab.fits().await;
    tab.shot("7-over-hindi").await;
    tab.dark().await;
    tab.shot("7-over-hindi-dark").await;
    tab.ask("document.querySelector('[data-k=take]').click()").await;
    tab.shows("फ़ाइल सहेजें").await;
    tab.shot("8-take-hindi-dark").await;
    tab.press("l").await;
    tab.press("l").await;
    tab.shows("Save the file").await;
    tab.fits().await;
    tab.shot("8-take-dark").await;
    tab.ask("document.querySelector('[data-k=take]').click()").await;
    let begun = Instant::now();
    let file = loop {
        let there = std::fs::read_dir(folder.path()).expect("a folder").flatten();
        let done = there
            .map(|file| file.path())
            .find(|path| path.extension().is_some_and(|kind| kind == "json"));
        if let Some(path) = done {
            break path;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing was saved");
        tokio::time::sleep(Duration::from_millis(30)).await;
    };
    let bytes = std::fs::read(file).expect("a file");
    let claim = smriti::classroom::claim::read(&bytes).expect("answers");
    assert_eq!((claim.answers.len(), claim.name.as_str()), (1, "<b>आशा</b>"));
}
