package io.jenkins.plugins.compliance.jenkins.config;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** The permissions of the plugin, in a group of their own. */
public final class CompliancePermissions {

    private static final PermissionScope[] SCOPES = {
        PermissionScope.JENKINS, PermissionScope.ITEM_GROUP, PermissionScope.ITEM
    };

    /** All of them. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(CompliancePermissions.class, Messages._CompliancePermissions_group());

    /** To see promotions, evidence and the state of services. */
    public static final Permission VIEW =
            new Permission(GROUP, "View", Messages._CompliancePermissions_view(), Item.READ, true, SCOPES);

    /** To collect evidence, promote and roll back by a build that runs as this user. */
    public static final Permission PROMOTE =
            new Permission(GROUP, "Promote", Messages._CompliancePermissions_promote(), Item.BUILD, true, SCOPES);

    /** To approve promotions of others. */
    public static final Permission APPROVE = new Permission(
            GROUP, "Approve", Messages._CompliancePermissions_approve(), Jenkins.ADMINISTER, true, SCOPES);

    /** To delete what holds evidence, and to close promotions that nobody ends. Whoever configures the plugin needs Overall/Administer. */
    public static final Permission ADMINISTER = new Permission(
            GROUP, "Administer", Messages._CompliancePermissions_administer(), Jenkins.ADMINISTER, true, SCOPES);

    private CompliancePermissions() {}

    /**
     * Called by Jenkins. It knows a permission once the class that declares it is initialized. That is to be before the
     * authorization strategy is loaded or configured as code, which would not find those that it grants.
     */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // The class is initialized by now.
    }
}
