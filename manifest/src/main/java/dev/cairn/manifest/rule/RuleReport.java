package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;

/** Takes what one rule has found. */
interface RuleReport {

    void add(Place place, String message);

    /**
     * Returns true the first time the rule asks about a text under a name: a shared definition is walked over once for each
     * use, and its findings are the same.
     */
    boolean isNew(String name, ScalarNode text);
}
