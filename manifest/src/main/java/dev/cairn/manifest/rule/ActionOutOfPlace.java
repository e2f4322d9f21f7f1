package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** Actions that reduce pages or split windows belong to the main requester of a {@code SimpleRetriever}. */
final class ActionOutOfPlace extends ComponentRule {

    ActionOutOfPlace() {
        super(
                "action-out-of-place",
                Severity.ERROR,
                "A response filter says `REDUCE_PAGE_SIZE` or `SPLIT_REQUEST_WINDOW`, and its requester is not the main one of"
                        + " a `SimpleRetriever`.",
                "Use another action, such as `RETRY`.",
                "HttpRequester");
    }

    @Override
    void check(ManifestComponent requester, Findings findings) {
        boolean inPlace = requester
                .parent()
                .filter(parent -> parent.type().startsWith("Custom")
                        || (parent.is("SimpleRetriever") && requester.field().equals("requester")))
                .isPresent();
        if (inPlace) {
            return;
        }
        for (String action : List.of(Actions.REDUCE_PAGE_SIZE, Actions.SPLIT_REQUEST_WINDOW)) {
            Actions.filter(requester, action)
                    .ifPresent(filter -> findings.add(
                            this,
                            filter.placeOf("action"),
                            "the requester '" + requester.field() + "' has no "
                                    + (action.equals(Actions.REDUCE_PAGE_SIZE) ? "pages" : "windows")
                                    + " that could become smaller: the action " + action
                                    + " is for the requester of a SimpleRetriever"));
        }
    }
}
