package io.paymiumfix.simulator.fault;

import java.util.EnumMap;
import java.util.Map;

/** The faults that strike one request, at most one of each kind, their delays already drawn. Immutable. */
public final class Strikes {

    /** Nothing goes wrong. */
    public static final Strikes NONE = new Strikes(Map.of());

    private final Map<FaultKind, Fault> faults;

    Strikes(Map<FaultKind, Fault> faults) {
        this.faults = faults.isEmpty() ? Map.of() : new EnumMap<>(faults);
    }

    /** Whether a fault of this kind strikes. */
    public boolean has(FaultKind kind) {
        return faults.containsKey(kind);
    }

    /** The fault of this kind, or null. */
    public Fault get(FaultKind kind) {
        return faults.get(kind);
    }
}
