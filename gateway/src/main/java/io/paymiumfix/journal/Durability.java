package io.paymiumfix.journal;

/** What an appended and synced input survives. */
public enum Durability {
    /** Power loss: every batch is forced to the device before the core acts on it. */
    FSYNC,
    /** The end of the process at any instant, not of the machine: the operating system has it. */
    OS
}
