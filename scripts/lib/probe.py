"""Watches a program on an X display from outside: when its window is there, when the screen has
settled, what each key press costs, what it holds and does while nobody touches it.

Nothing is polled: the X server itself says when something was drawn (the DAMAGE extension), so the
times are good to about a millisecond. Every time includes the server's work and our own reading of
its message, so it is never too small. Run by scripts/measure, which says what the figures mean.
"""

import argparse
import atexit
import json
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from Xlib import XK, X, Xatom, display
from Xlib.ext import damage, xtest

# A screen counts as settled when nothing has been drawn for so long. Shorter than half the beat of
# a text cursor, which would otherwise never let it settle.
QUIET = 0.4
TICKS = os.sysconf("SC_CLK_TCK")


class Screen:
    """The X display, and what is drawn on it by whomever."""

    def __init__(self):
        self.display = display.Display()
        self.root = self.display.screen().root
        if not self.display.has_extension("DAMAGE"):
            sys.exit("The X server has no DAMAGE extension.")
        self.display.damage_query_version()
        self.root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.root.damage_create(damage.DamageReportRawRectangles)
        self.drawn = self.display.extension_event.DamageNotify
        self.mapped_at = None
        self.display.sync()

    def next_drawing(self, deadline):
        """When something was next drawn, or None if nothing was before the deadline."""
        while True:
            while self.display.pending_events():
                event = self.display.next_event()
                now = time.monotonic()
                if event.type == X.MapNotify and not event.override and not self.mapped_at:
                    self.mapped_at = now
                if event.type == self.drawn:
                    return now
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([self.display.fileno()], [], [], wait)[0]:
                if not self.display.pending_events():
                    return None

    def settle(self, timeout, quiet=QUIET):
        """Waits until something was drawn, and nothing more for `quiet` seconds; returns when it was."""
        last, end = None, time.monotonic() + timeout
        while True:
            at = self.next_drawing(min(end, (last or end) + quiet))
            if at is None:
                if time.monotonic() >= end and (last is None or end - last < quiet):
                    sys.exit(f"The screen did not settle within {timeout} s.")
                return last
            last = at

    def drain(self):
        """Forgets what was drawn until now."""
        self.display.sync()
        while self.next_drawing(0):
            pass

    def pixels(self):
        size = self.root.get_geometry()
        return self.root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFF).data

    def window(self, title):
        """The window whose title begins so."""
        name = self.display.intern_atom("_NET_WM_NAME")
        waiting = [self.root]
        while waiting:
            window = waiting.pop()
            found = window.get_full_property(name, X.AnyPropertyType) or window.get_full_property(
                Xatom.WM_NAME, X.AnyPropertyType
            )
            text = found.value if found else b""
            if (text.decode("utf-8", "replace") if isinstance(text, bytes) else text).startswith(title):
                return window
            waiting.extend(window.query_tree().children)
        sys.exit(f"No window is called {title}….")

    def focus(self, title):
        self.window(title).set_input_focus(X.RevertToParent, X.CurrentTime)
        self.display.sync()

    def press(self, key):
        """Presses and lets go of a key by its X name; returns when."""
        symbol = XK.string_to_keysym(key)
        code = self.display.keysym_to_keycode(symbol)
        if not symbol or not code:
            sys.exit(f"There is no key {key} on this keyboard.")
        at = time.monotonic()
        xtest.fake_input(self.display, X.KeyPress, code)
        xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.flush()
        return at

    def follow(self, keys):
        """Carries out words such as `type:asha Return a 1`, settling after each."""
        for word in keys.split():
            letters = word.removeprefix("type:") if word.startswith("type:") else [word]
            for letter in letters:
                self.press(letter)
                self.settle_if_drawn()

    def settle_if_drawn(self, quiet=QUIET):
        end = time.monotonic() + quiet
        while self.next_drawing(end):
            end = time.monotonic() + quiet

    def time_key(self, key):
        """Seconds from pressing a key to the first changed pixel, and to the last; None if the key
        means nothing here, as a letter does before a question whose answer is typed."""
        self.settle_if_drawn()
        self.drain()
        before = self.pixels()
        self.drain()
        pressed = self.press(key)
        while True:
            first = self.next_drawing(pressed + 1)
            if first is None:
                return None
            # Drawing the same picture again is not a change.
            if self.pixels() != before:
                break
        last = first
        while at := self.next_drawing(last + QUIET):
            last = at
        return first - pressed, last - pressed


class Program:
    """The measured program with all its children."""

    def __init__(self, command):
        self.started = time.monotonic()
        # What it says must not be taken for our figures, nor its end be waited for with ours.
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        atexit.register(self.process.kill)

    def tree(self):
        parents = {}
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                parents[int(entry)] = int(self.stat(entry)[1])
            except OSError:
                continue
        found = [self.process.pid]
        for pid in found:
            found.extend(child for child, parent in parents.items() if parent == pid)
        return found

    @staticmethod
    def stat(pid):
        """The fields of /proc/PID/stat after the name."""
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()

    def ticks(self):
        """Clock ticks of processor time, finished children included."""
        return sum(sum(int(field) for field in self.stat(pid)[11:15]) for pid in self.tree())

    def pss(self):
        """Proportional memory of the whole tree, in MiB."""
        total = 0
        for pid in self.tree():
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        return total / 1024

    def alive(self):
        if self.process.poll() is not None:
            sys.exit(f"The program ended by itself with {self.process.returncode}.")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(screen, command):
    screen.settle_if_drawn()
    screen.drain()
    screen.mapped_at = None
    program = Program(command)
    settled = screen.settle(120)
    program.alive()
    if screen.mapped_at is None:
        sys.exit("Something was drawn, but no window was opened.")
    return program, screen.mapped_at - program.started, settled - program.started


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="folder to give the program; only copies are used")
    parser.add_argument("--title", default="Smriti")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--first-run", default="", help="keys that make the learner in an empty folder")
    parser.add_argument("--enter", default="", help="keys from the first screen to the one to time")
    parser.add_argument("--keys", default="", help="keys to time, in turn")
    parser.add_argument("--rounds", type=int, default=25, help="how often to go through --keys")
    parser.add_argument("--idle", type=float, default=10, help="seconds to watch it idling")
    parser.add_argument("--cold", action="store_true", help="drop the disk cache before each start")
    parser.add_argument("binary")
    wanted = parser.parse_args()

    work = tempfile.mkdtemp()
    data = os.path.join(work, "data")
    shutil.copytree(wanted.data, data)
    screen = Screen()
    command = [wanted.binary, "--data-dir", data]

    # An unmeasured start makes the learner, and whatever the program keeps between starts. A caret
    # may blink until the learner is made.
    program, _, _ = start(screen, command)
    screen.focus(wanted.title)
    screen.follow(wanted.first_run)
    screen.settle_if_drawn(quiet=3)
    program.alive()
    program.stop()

    mapped, settled, cpu, pss = [], [], [], []
    for run in range(wanted.runs):
        if wanted.cold:
            subprocess.run(["sync"], check=True)
            with open("/proc/sys/vm/drop_caches", "w") as file:
                file.write("3")
        program, map_time, settle_time = start(screen, command)
        mapped.append(map_time)
        settled.append(settle_time)
        cpu.append(program.ticks() / TICKS)
        pss.append(program.pss())
        if run < wanted.runs - 1:
            program.stop()

    time.sleep(2)
    screen.drain()
    ticks, drawings, end = program.ticks(), 0, time.monotonic() + wanted.idle
    while screen.next_drawing(end):
        drawings += 1
    result = {
        "mapped_s": statistics.median(mapped),
        "settled_s": statistics.median(settled),
        "settled_all_s": settled,
        "cpu_settled_s": statistics.median(cpu),
        "pss_mib": statistics.median(pss),
        "idle_ticks": program.ticks() - ticks,
        "idle_drawings": drawings,
        "idle_s": wanted.idle,
        "binary_mib": os.stat(wanted.binary).st_size / 2**20,
    }

    if wanted.keys:
        screen.focus(wanted.title)
        screen.follow(wanted.enter)
        ticks = program.ticks()
        keys = wanted.keys.split() * wanted.rounds
        times = [time for time in map(screen.time_key, keys) if time]
        if len(times) < len(keys) * 0.8:
            sys.exit(f"Only {len(times)} of {len(keys)} keys changed anything on the screen.")
        first, last = zip(*times)
        result |= {
            "keys": len(first),
            "key_p50_ms": percentile(first, 0.5) * 1000,
            "key_p95_ms": percentile(first, 0.95) * 1000,
            "key_max_ms": max(first) * 1000,
            "key_last_p50_ms": percentile(last, 0.5) * 1000,
            "key_cpu_ms": (program.ticks() - ticks) / TICKS / len(first) * 1000,
            "pss_after_keys_mib": program.pss(),
        }
    program.alive()
    program.stop()
    shutil.rmtree(work)
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
