"""Builds the seven sounds of the desk as WAV files with the standard library alone.

They differ in rhythm and direction, not only in pitch: good is one short high tone, wrong two long low buzzes, over (too many)
three quick knocks, again (scan it once more) two soft ticks, done three rising tones, fault a falling siren of four, call (something
waits for you) two soft bells. Run it with `python packaging/build_sounds.py [DIR]`; the files are kept in the tree.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 44_100
DEFAULT_DIR = Path(__file__).resolve().parent.parent / "resources" / "sounds"

# (frequency in Hz, length in s, share of overtones 0-1); 0 Hz is silence
SOUNDS: dict[str, list[tuple[float, float, float]]] = {
    "good": [(1760.0, 0.11, 0.1)],
    "wrong": [(196.0, 0.28, 0.9), (0.0, 0.07, 0.0), (165.0, 0.42, 0.9)],
    "done": [(784.0, 0.12, 0.2), (988.0, 0.12, 0.2), (1319.0, 0.26, 0.2)],
    "over": [(330.0, 0.10, 0.7), (0.0, 0.06, 0.0), (330.0, 0.10, 0.7), (0.0, 0.06, 0.0), (330.0, 0.10, 0.7)],
    "again": [(1175.0, 0.06, 0.1), (0.0, 0.07, 0.0), (1175.0, 0.06, 0.1)],
    "call": [(659.0, 0.22, 0.1), (523.0, 0.34, 0.1)],
    "fault": [(880.0, 0.16, 0.5), (622.0, 0.16, 0.5), (880.0, 0.16, 0.5), (440.0, 0.30, 0.5)],
}


def tone(frequency: float, seconds: float, overtones: float) -> list[float]:
    """Samples from -1 to 1 of one tone with soft edges of 6 ms."""
    count, edge = round(seconds * RATE), round(0.006 * RATE)
    found = []
    for at in range(count):
        angle = 2 * math.pi * frequency * at / RATE
        value = math.sin(angle) + overtones * (math.sin(3 * angle) / 2 + math.sin(5 * angle) / 4)
        fade = min(1.0, at / edge, (count - 1 - at) / edge)
        found.append(value / (1 + 0.75 * overtones) * fade if frequency else 0.0)
    return found


def build(folder: Path) -> list[Path]:
    """Writes all sounds as 16-bit mono WAV into `folder` and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, parts in SOUNDS.items():
        samples = [sample for part in parts for sample in tone(*part)]
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes(b"".join(struct.pack("<h", round(sample * 0.8 * 32767)) for sample in samples))
        written.append(path)
    return written


if __name__ == "__main__":
    for made in build(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_DIR):
        print(made.name)
