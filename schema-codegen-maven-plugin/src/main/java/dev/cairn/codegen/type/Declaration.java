package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.SchemaPath;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Java type to generate. Recursive schemas make a graph of these, so two are equal only if they are the same object.
 * Complete once all types are planned, and not changed after that.
 */
public abstract sealed class Declaration permits RecordType, UnionType, MixedType, EnumType {

    /** What to do with each kind of type. */
    public interface Visitor<R> {

        R visitRecord(RecordType record);

        R visitUnion(UnionType union);

        R visitMixed(MixedType mixed);

        R visitEnum(EnumType type);
    }

    private final List<Origin> origins = new ArrayList<>();
    private @Nullable String requested;
    private @Nullable String suggested;
    private boolean renamed;
    private @Nullable String name;
    private @Nullable RecordType owner;
    private Extras extras = Extras.NONE;
    private @Nullable String packageName;
    private @Nullable Declaration same;

    /** A place of a schema that asked for this type. */
    public record Origin(Place place, SchemaPath path, String shortPath) {

        /** The place of the objects among alternatives of other kinds. */
        public Origin objects() {
            return new Origin(place, path, shortPath + "()");
        }
    }

    /** Calls the visitor's method for this kind of type, and returns what it returns. */
    public abstract <R> R accept(Visitor<R> visitor);

    /** What the schema says to people. */
    public abstract Documentation documentation();

    /** Takes the texts of a schema that asks for this choice. A record and an enum have their own. */
    public void document(Documentation documentation) {}

    /** The records that values can be: this one, or the members of a union; none of other types. */
    public List<RecordType> records() {
        return List.of();
    }

    /** The types that JSON tells apart by their shape, if this is one of several; none otherwise. */
    List<TypeUse> alternatives() {
        return List.of();
    }

    /** Whether values are or hold objects or choices. */
    boolean holdsObjects() {
        return true;
    }

    /** Whether a value may fit several members of this union; false for other types. */
    public boolean isInclusive() {
        return false;
    }

    /** The names of a record's components; none for all others. */
    public List<String> componentNames() {
        return List.of();
    }

    /** Whether values may hold templates. */
    public boolean usesTemplates() {
        return false;
    }

    public final void addOrigin(Origin origin) {
        origins.add(origin);
    }

    /** Takes the name of a definition that only stands for this type, before that of the type's own place. */
    public final void callLike(Origin definition) {
        origins.add(0, new Origin(place(), definition.path(), definition.shortPath()));
    }

    /** Puts the origins in the order of the documents, whatever the order in which they were found. */
    public final void sortOrigins() {
        if (origins.size() < 2) {
            return;
        }
        origins.sort(Comparator.comparing((Origin origin) -> origin.place().file())
                .thenComparingInt(origin -> origin.place().line())
                .thenComparingInt(origin -> origin.place().column()));
    }

    /** The places that asked for this type. */
    public final List<Origin> origins() {
        return origins;
    }

    /** Takes a name that the schema asks for. */
    public final void request(String wanted, Place place, Diagnostics diagnostics) {
        if (!SourceVersion.isIdentifier(wanted) || SourceVersion.isKeyword(wanted)) {
            diagnostics.error(place, "'" + wanted + "' is not a Java name");
        } else if (requested != null && !requested.equals(wanted)) {
            diagnostics.error(place, "this type is already called " + requested + ", so it can't be " + wanted);
        } else {
            requested = wanted;
        }
    }

    /** Makes this type stand for another one, which has been decided on since. */
    public final void becomes(Declaration other) {
        same = other;
    }

    /** Makes another type stand for this one, which has its places, names and texts from then on. */
    public final void replace(Declaration other) {
        origins.addAll(other.origins);
        requested = other.requested;
        suggested = other.suggested;
        renamed = other.renamed;
        owner = other.owner;
        extras = other.extras;
        packageName = other.packageName;
        document(other.documentation());
        other.becomes(this);
    }

    /** This type, or the one that it turned out to be. */
    final Declaration itself() {
        return same == null || same == this ? this : same.itself();
    }

    /** The kinds of JSON that values of this type can be. */
    abstract Set<JsonKind> kinds();

    /** The kinds of JSON that values can be, as far as that is known of an alternative of a mixed type. */
    Set<JsonKind> kindsWithin() {
        return kinds();
    }

    /** Takes a name that would be better than the place's. */
    public final void suggest(@Nullable String better) {
        suggested = better;
    }

    /** Takes the name that the schema gives to the property of which this is the type. */
    public final void rename(String better) {
        suggested = better;
        renamed = true;
    }

    /** Whether the property of which this is the type was given another name. */
    public final boolean isRenamed() {
        return renamed;
    }

    /** What the schema calls this type, though it is no definition; null if it says nothing. */
    public final @Nullable String suggested() {
        return suggested;
    }

    public final @Nullable String requested() {
        return requested;
    }

    /** The simple name. */
    public final String name() {
        return Objects.requireNonNull(name, "not named yet");
    }

    public final boolean isNamed() {
        return name != null;
    }

    /** Whether this type takes the name of what a path leads to. */
    public boolean takesNameOf(SchemaPath path) {
        return path.isNamed();
    }

    /** Whether the name is put together from the names of other types, which are named first. */
    public boolean isNamedAfterOthers() {
        return false;
    }

    /** Whether the types have their names that this one's is put together from. */
    public boolean othersAreNamed() {
        return true;
    }

    /** The name that is put together from other types' names; null if there is none. */
    @Nullable
    public String composedName() {
        return null;
    }

    public final void nameIt(String name) {
        this.name = name;
    }

    public final void putInto(@Nullable String packageName) {
        this.packageName = packageName;
    }

    /** The package, if it is not the target package; null otherwise. */
    public final @Nullable String packageName() {
        return packageName;
    }

    /** Whether this is one of several texts. */
    public boolean isEnumOfTexts() {
        return false;
    }

    public final void want(Extras wanted) {
        this.extras = extras.and(wanted);
    }

    /** What the schema wants this type to have besides. */
    public final Extras extras() {
        return extras;
    }

    /** The record that this type is nested in, or null for a type with a file of its own. */
    public final @Nullable RecordType owner() {
        return owner;
    }

    public final void nestIn(@Nullable RecordType owner) {
        this.owner = owner;
    }

    /** Where the first schema stands that asked for this type. */
    public final Place place() {
        return origins.get(0).place();
    }

    /** The short form of the path of that schema. */
    public final String shortPath() {
        return origins.get(0).shortPath();
    }
}
