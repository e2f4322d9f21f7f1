"""Times the reference's evaluation of the templates in templates.json; prints nanoseconds per evaluation as JSON.

Needs airbyte-cdk in the Python that runs it.
"""
import json
import time
from pathlib import Path

from airbyte_cdk.sources.declarative.interpolation.interpolated_string import InterpolatedString

FILE = Path(__file__).parent / "src/main/resources/dev/cairn/benchmarks/templates.json"


def main():
    data = json.loads(FILE.read_text())
    context = dict(data["context"])
    config = context.pop("config")
    context.pop("stream_interval")
    result = {}
    for entry in data["templates"]:
        template = InterpolatedString.create(entry["text"], parameters={})
        for _ in range(2000):
            template.eval(config, **context)
        best = float("inf")
        for _ in range(5):
            started = time.perf_counter()
            for _ in range(5000):
                template.eval(config, **context)
            best = min(best, (time.perf_counter() - started) / 5000)
        result[entry["name"]] = round(best * 1e9)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
