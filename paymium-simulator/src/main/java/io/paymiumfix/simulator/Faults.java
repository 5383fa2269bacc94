package io.paymiumfix.simulator;

import io.paymiumfix.simulator.fault.ActiveFault;
import io.paymiumfix.simulator.fault.Fault;
import io.paymiumfix.simulator.fault.FaultsInForce;
import java.util.List;

/** Switches faults on and off while the simulator runs. Usable from any thread; a change holds for the next request. */
public final class Faults {

    private final Loop loop;
    private final FaultsInForce inForce;

    Faults(Loop loop, FaultsInForce inForce) {
        this.loop = loop;
        this.inForce = inForce;
    }

    /** Puts a fault in force and tells the id that removes it. Several may strike the same request. */
    public long add(Fault fault) {
        return loop.call(() -> inForce.add(fault));
    }

    /** Takes a fault out of force; false when it had already ended. */
    public boolean remove(long id) {
        return loop.call(() -> inForce.remove(id));
    }

    /** Takes every fault out of force. */
    public void clear() {
        loop.run(inForce::clear);
    }

    /** The faults in force, oldest first. */
    public List<ActiveFault> list() {
        return loop.call(inForce::list);
    }
}
