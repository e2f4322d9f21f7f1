package dev.cairn.manifest.ahead;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.pythonvalues.words.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * How many slices a manifest reads at once, as far as it tells. Immutable.
 *
 * @param place where it says so; the manifest itself where it says nothing
 * @param number null where that depends on the configuration
 * @param words what limits a number that a sync finds itself ({@code --concurrency auto}); a part of a sentence
 */
public record SlicesAtOnce(Place place, @Nullable Long number, String words) {

    private static final long OF_NO_LEVEL = 2;

    /**
     * What a manifest says.
     *
     * @param manifest resolved, with its types
     */
    public static SlicesAtOnce of(ObjectNode manifest) {
        Node level = manifest.get("concurrency_level");
        Node said = level == null ? null : level.get("default_concurrency");
        String budget = manifest.get("api_budget") == null ? "" : "; the api_budget holds requests back in any case";
        if (level == null || said == null) {
            return new SlicesAtOnce(
                    manifest.place(),
                    OF_NO_LEVEL,
                    "2 slices at once, as manifests without a concurrency_level; auto finds up to 2 of them, more with "
                            + "--concurrency-max" + budget);
        }
        Number number = said.number();
        Node most = level.get("max_concurrency");
        String count = number == null
                ? "as many slices at once as the template '" + said.text() + "' says"
                        + (most == null || most.number() == null ? "" : ", at most " + most.number())
                : Phrases.count(number.longValue(), "slice") + " at once";
        return new SlicesAtOnce(
                said.place(),
                number == null ? null : number.longValue(),
                count + "; auto finds up to as many, more with --concurrency-max" + budget);
    }
}
