package io.paymiumfix.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The faults switched on, and the seeded draw of what strikes each request. Owned by the simulator's thread. */
public final class FaultsInForce {

    private static final int ALWAYS_PPM = 1_000_000;
    private static final Set<FaultKind> ALL_KINDS = EnumSet.allOf(FaultKind.class);

    private final SplittableRandom random;
    private final List<ActiveFault> faults = new ArrayList<>();
    private long lastId;

    /** No faults; the draws repeat with the seed. */
    public FaultsInForce(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Switches a fault on and tells the id that removes it. */
    public long add(Fault fault) {
        lastId++;
        faults.add(new ActiveFault(lastId, fault));
        return lastId;
    }

    /** Switches a fault off; false when it had already ended. */
    public boolean remove(long id) {
        return faults.removeIf(active -> active.id() == id);
    }

    /** Switches every fault off. */
    public void clear() {
        faults.clear();
    }

    /** The faults switched on, oldest first. */
    public List<ActiveFault> list() {
        return List.copyOf(faults);
    }

    /** A number from 0 to {@code bound} - 1, drawn from the seed. */
    public int draw(int bound) {
        return random.nextInt(bound);
    }

    /** What strikes a request of this kind; counts down the faults that strike. The oldest of each kind wins. */
    public Strikes strike(Endpoint endpoint) {
        return strike(endpoint, ALL_KINDS);
    }

    /** As {@link #strike(Endpoint)}, as if there were only faults of these kinds. */
    public Strikes strike(Endpoint endpoint, Set<FaultKind> kinds) {
        if (faults.isEmpty()) {
            return Strikes.NONE;
        }
        Map<FaultKind, Fault> struck = new EnumMap<>(FaultKind.class);
        List<ActiveFault> left = new ArrayList<>(faults.size());
        Iterator<ActiveFault> oldestFirst = List.copyOf(faults).iterator();
        while (oldestFirst.hasNext()) {
            ActiveFault active = oldestFirst.next();
            Fault fault = active.fault();
            boolean strikes = fault.endpoints().contains(endpoint)
                    && kinds.contains(fault.kind())
                    && !struck.containsKey(fault.kind())
                    && (fault.probabilityPpm() == ALWAYS_PPM || random.nextInt(ALWAYS_PPM) < fault.probabilityPpm());
            if (strikes) {
                struck.put(fault.kind(), fault.lasting(drawDelay(fault)));
            }
            if (!strikes || fault.remaining() == 0) {
                left.add(active);
            } else if (fault.remaining() > 1) {
                left.add(new ActiveFault(active.id(), fault.next(fault.remaining() - 1)));
            }
        }
        faults.clear();
        faults.addAll(left);
        return new Strikes(struck);
    }

    private Duration drawDelay(Fault fault) {
        long spreadNanos = fault.delayMax().minus(fault.delay()).toNanos();
        return spreadNanos == 0 ? fault.delay() : fault.delay().plusNanos(random.nextLong(spreadNanos + 1));
    }
}
