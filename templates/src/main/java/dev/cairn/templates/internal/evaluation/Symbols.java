package dev.cairn.templates.internal.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one scope, found before it is compiled. Jinja decides per scope, not per use, whether a name is local
 * or comes from outside; these are its rules. Confined to one compilation.
 */
final class Symbols {

    private final @Nullable Symbols parent;
    private final FunctionLayout function;
    private final Map<String, Slot> slots;
    private final Map<String, Slot> refs;
    private final Map<Slot, Load> loads;
    private final Set<String> stores;
    private boolean isBlock;

    private Symbols(
            @Nullable Symbols parent,
            FunctionLayout function,
            Map<String, Slot> slots,
            Map<String, Slot> refs,
            Map<Slot, Load> loads,
            Set<String> stores) {
        this.parent = parent;
        this.function = function;
        this.slots = slots;
        this.refs = refs;
        this.loads = loads;
        this.stores = stores;
    }

    /** A scope without an outer one. */
    static Symbols root(FunctionLayout function) {
        return new Symbols(null, function, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    /** A scope within this one. */
    Symbols inner(FunctionLayout layout) {
        return new Symbols(this, layout, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    /** The same scope in one of several branches. */
    Symbols branch() {
        return new Symbols(
                parent, function, slots, new HashMap<>(refs), new LinkedHashMap<>(loads), new HashSet<>(stores));
    }

    /** Marks the scope as that of a block, whose given variables may be ones that the template has set. */
    Symbols asBlock() {
        isBlock = true;
        return this;
    }

    FunctionLayout function() {
        return function;
    }

    Map<Slot, Load> loads() {
        return loads;
    }

    private Slot define(String name, Load load) {
        Slot slot = slots.computeIfAbsent(name, ignored -> function.newSlot());
        refs.put(name, slot);
        loads.put(slot, load);
        return slot;
    }

    @Nullable
    Slot find(String name) {
        Slot slot = refs.get(name);
        if (slot != null) {
            return slot;
        }
        return parent == null ? null : parent.find(name);
    }

    /** The slot of a name that the analysis has seen. */
    Slot ref(String name) {
        Slot slot = find(name);
        if (slot == null) {
            throw new IllegalStateException("the analysis has missed the name " + name);
        }
        return slot;
    }

    /** The name that a slot is loaded with from outside, if nothing ever assigns to it; else null. */
    @Nullable
    String givenName(String name) {
        Slot slot = refs.get(name);
        if (slot == null) {
            return parent == null ? null : parent.givenName(name);
        }
        boolean given = !isBlock && !stores.contains(name);
        return given && loads.get(slot) instanceof Load.Resolve resolve ? resolve.name() : null;
    }

    void load(String name) {
        if (find(name) == null) {
            define(name, new Load.Resolve(name));
        }
    }

    void store(String name) {
        stores.add(name);
        if (refs.containsKey(name)) {
            return;
        }
        Slot outer = parent == null ? null : parent.find(name);
        define(name, outer == null ? new Load.Nothing() : new Load.Alias(outer));
    }

    Slot parameter(String name) {
        stores.add(name);
        return define(name, new Load.Parameter());
    }

    /** Takes over what branches of this scope define; what only some of them assign comes from outside else. */
    void merge(List<Symbols> branches) {
        Set<String> assigned = new HashSet<>();
        branches.forEach(branch -> assigned.addAll(branch.stores));
        assigned.removeAll(stores);
        for (Symbols branch : branches) {
            refs.putAll(branch.refs);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        for (String name : assigned) {
            Slot outer = parent == null ? null : parent.find(name);
            loads.put(ref(name), outer == null ? new Load.Resolve(name) : new Load.Alias(outer));
        }
    }

    /** All names assigned here and in the outer scopes, with the slot that counts here. */
    Map<String, Slot> allStores() {
        Map<String, Slot> all = new LinkedHashMap<>();
        for (Symbols scope = this; scope != null; scope = scope.parent) {
            scope.stores.forEach(name -> all.computeIfAbsent(name, this::ref));
        }
        return all;
    }
}
