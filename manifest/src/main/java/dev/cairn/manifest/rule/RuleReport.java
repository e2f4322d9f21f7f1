package dev.cairn.manifest.rule;

import dev.cairn.documents.Place;

/** Takes what one rule has found. */
interface RuleReport {

    void add(Place place, String message);
}
