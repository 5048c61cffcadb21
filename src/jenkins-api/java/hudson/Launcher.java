package hudson;

import hudson.model.TaskListener;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public abstract class Launcher {

    public static class LocalLauncher extends Launcher {

        public LocalLauncher(TaskListener listener) {}
    }
}
