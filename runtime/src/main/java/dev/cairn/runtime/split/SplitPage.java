package dev.cairn.runtime.split;

import java.util.List;

/** A page of a slice, or a part of one. Records, and what was dropped or happened between them, in order. */
public record SplitPage(List<SplitItem> items) {

    public SplitPage {
        items = List.copyOf(items);
    }
}
