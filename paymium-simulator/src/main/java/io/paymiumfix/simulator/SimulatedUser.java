package io.paymiumfix.simulator;

import io.paymiumfix.simulator.rest.Scope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A handle on one account of a {@link Simulator}. Immutable; usable from any thread. */
public final class SimulatedUser {

    private final Simulator simulator;
    private final String name;

    SimulatedUser(Simulator simulator, String name) {
        this.simulator = simulator;
        this.name = name;
    }

    /** The account number, as {@code GET /user} tells it. */
    public String name() {
        return name;
    }

    /** Creates an API token that may do this and nothing else. */
    public SimulatedToken createToken(Scope... scopes) {
        Set<Scope> granted = EnumSet.noneOf(Scope.class);
        Collections.addAll(granted, scopes);
        return simulator.createToken(name, granted);
    }

    /** Creates an API token that may do everything the gateway needs: basic, activity and trade. */
    public SimulatedToken createToken() {
        return createToken(Scope.BASIC, Scope.ACTIVITY, Scope.TRADE);
    }

    @Override
    public String toString() {
        return name;
    }
}
