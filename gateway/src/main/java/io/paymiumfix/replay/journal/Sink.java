package io.paymiumfix.replay.journal;

import io.paymiumfix.journal.Entry;
import io.paymiumfix.order.Output;
import java.io.IOException;
import java.util.List;

/** Takes what the replayed core puts out. */
@FunctionalInterface
interface Sink {

    /** For who wants none of it. */
    Sink NONE = (entry, outputs) -> {};

    /** The outputs of one entry, valid until this returns. */
    void onOutputs(Entry entry, List<Output> outputs) throws IOException;
}
