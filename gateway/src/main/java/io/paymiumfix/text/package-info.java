/** Text that others wrote, made fit for our logs and alarms. Pure; knows nothing else of ours, and any package but {@code order} may know it. */
package io.paymiumfix.text;
