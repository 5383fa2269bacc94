package io.paymiumfix.simulator;

import io.paymiumfix.simulator.fault.ActiveFault;
import io.paymiumfix.simulator.fault.Fault;
import java.util.List;

/** Switches faults on and off while the simulator runs. Usable from any thread; a change holds for the next request. */
@SuppressWarnings("DoNotCallSuggester")
public final class Faults {

    Faults() {}

    /** Puts a fault in force and tells the id that removes it. Several may strike the same request. */
    public long add(Fault fault) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes a fault out of force; false when it had already ended. */
    public boolean remove(long id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes every fault out of force. */
    public void clear() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The faults in force, oldest first. */
    public List<ActiveFault> list() {
        throw new UnsupportedOperationException("not yet");
    }
}
