package io.paymiumfix.sequencer;

/** The same on a loop. */
class InlineFailStopTest extends FailStopTest {

    @Override
    WaitMode waitMode() {
        return WaitMode.INLINE;
    }
}
