package io.paymiumfix.simulator;

import io.paymiumfix.simulator.rest.Scope;
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

    /** Creates an API token that may do this. */
    public SimulatedToken createToken(Scope first, Scope... more) {
        return createToken(EnumSet.of(first, more));
    }

    /** Creates an API token that may do everything the gateway needs: basic, activity and trade. */
    public SimulatedToken createToken() {
        return createToken(EnumSet.of(Scope.BASIC, Scope.ACTIVITY, Scope.TRADE));
    }

    SimulatedToken createToken(Set<Scope> scopes) {
        return simulator.createToken(name, scopes);
    }

    @Override
    public String toString() {
        return name;
    }
}
