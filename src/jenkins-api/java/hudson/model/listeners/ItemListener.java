package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Failure;
import hudson.model.Item;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class ItemListener implements ExtensionPoint {

    public ItemListener() {}

    public void onCheckDelete(Item item) throws Failure, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public void onDeleted(Item item) {
        throw new UnsupportedOperationException("signature only");
    }
}
