package io.paymiumfix.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one pass over the settings has in common: the environment, the faults, and what was read where. */
final class Reading {

    final References references;
    final Faults faults;
    /** True when nothing is loaded and the keys are only listed, each list once and each optional group present. */
    final boolean describing;

    private final Map<String, Seen> seen = new HashMap<>();
    private final List<Described> described = new ArrayList<>();

    /** A value as the file has it; line 0 for a default. */
    private record Seen(String shown, int line) {}

    /** A setting, or with a null key the group of settings that begins here. */
    record Described(String path, Key<?> key, boolean list, String meaning) {}

    private Reading(References references, Faults faults, boolean describing) {
        this.references = references;
        this.faults = faults;
        this.describing = describing;
    }

    static Reading of(References references, Faults faults) {
        return new Reading(references, faults, false);
    }

    static Reading toDescribe(References references) {
        return new Reading(references, new Faults(), true);
    }

    /** The same, but what it finds wrong is not kept: for stand-ins of groups whose own fault is noted already. */
    Reading unheard() {
        return new Reading(references, new Faults(), describing);
    }

    void saw(String path, String shown, int line) {
        seen.put(path, new Seen(shown, line));
    }

    void describe(Described setting) {
        described.add(setting);
    }

    List<Described> described() {
        return List.copyOf(described);
    }

    /**
     * Adds a fault between settings to the one at {@code path}, unless a setting it concerns is faulty already.
     *
     * @param others further settings the rule looks at
     */
    void require(boolean holds, String path, String why, String... others) {
        if (holds || !faults.sound(path)) {
            return;
        }
        for (String other : others) {
            if (!faults.sound(other)) {
                return;
            }
        }
        Seen at = seen.getOrDefault(path, new Seen(null, 0));
        faults.add(path, at.shown(), why, at.line());
    }
}
