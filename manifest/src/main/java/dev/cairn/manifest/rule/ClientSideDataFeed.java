package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** {@code is_client_side_incremental} has no effect on a data feed, which filters by its cursor anyway. */
final class ClientSideDataFeed extends ComponentRule {

    ClientSideDataFeed() {
        super(
                "client-side-data-feed",
                Severity.WARNING,
                "A cursor has `is_client_side_incremental` and `is_data_feed`; the former adds no filter to the latter.",
                "Keep `is_data_feed`.",
                "DatetimeBasedCursor");
    }

    @Override
    void check(ManifestComponent cursor, Findings findings) {
        if (cursor.flag("is_data_feed") && cursor.flag("is_client_side_incremental")) {
            findings.add(
                    this,
                    cursor.placeOf("is_client_side_incremental"),
                    "'is_client_side_incremental' adds no filter to 'is_data_feed', which filters by the cursor already");
        }
    }
}
