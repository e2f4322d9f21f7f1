package dev.cairn.workbench.authoring;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.workbench.operation.model.KillCostLine;
import java.util.List;

/** What a kill costs, as operations and commands tell it. */
public final class KillCostLines {

    private KillCostLines() {}

    /** In the same order. */
    public static List<KillCostLine> of(List<KillCost> costs) {
        return costs.stream().map(cost -> KillCostLine.fromJson(cost.toJson())).toList();
    }
}
