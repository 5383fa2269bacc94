package io.paymiumfix.fix;

import io.paymiumfix.order.Inbox;
import io.paymiumfix.order.Questions;

/**
 * The ways to the core.
 *
 * @param inbox for commands: may have no room
 * @param essential for what must arrive
 * @param questions for what only wants to know
 */
record CoreAccess(Inbox inbox, EssentialInputs essential, Questions questions) {}
