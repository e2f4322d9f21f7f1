#!/usr/bin/env python3
"""Has the CDK of this interpreter build the streams of a manifest: `build.py MANIFEST CONFIG`.

The last line of the output is JSON: {"streams": {NAME: why it cannot be built, or null}}, or {"error": why none can}.
"""
import copy
import json
import sys

import yaml


def source(manifest, config):
    try:
        from airbyte_cdk.sources.declarative.concurrent_declarative_source import ConcurrentDeclarativeSource as Source
        return Source(catalog=None, config=config, state=None, source_config=manifest)
    except ImportError:
        from airbyte_cdk.sources.declarative.manifest_declarative_source import ManifestDeclarativeSource as Source
        return Source(source_config=manifest)


def why(error):
    return "%s: %s" % (type(error).__name__, str(error)[:300])


def built(manifest, config):
    def streams(definition):
        return source(copy.deepcopy(definition), config).streams(config)

    try:
        return {"streams": {s.name: None for s in streams(manifest)}}
    except Exception as whole:  # one by one, to tell which
        found = {}
        try:
            resolved = source(copy.deepcopy(manifest), config).resolved_manifest
        except Exception:
            return {"error": why(whole)}
        for i, stream in enumerate(resolved.get("streams", [])):
            name = stream.get("name") or stream.get("$parameters", {}).get("name") or str(i)
            try:
                streams({**{k: v for k, v in resolved.items() if k not in ("definitions", "dynamic_streams")}, "streams": [stream]})
                found[name] = None
            except Exception as e:
                found[name] = why(e)
        return {"streams": found} if found else {"error": why(whole)}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        read = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    with open(sys.argv[2], encoding="utf-8") as file:
        print("\n" + json.dumps(built(read, json.load(file))))
