package io.paymiumfix.sequencer;

import io.paymiumfix.order.Output.ModeApplied;

/** What sessions may be told of a change of mode. */
record NewMode(ModeApplied applied) implements Aside {}
