import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_events_attendance_mode" AS ENUM('offline', 'online', 'mixed');
  CREATE TYPE "public"."enum_events_status" AS ENUM('draft', 'published', 'postponed', 'cancelled', 'completed', 'archived');
  CREATE TYPE "public"."enum_events_visibility" AS ENUM('public', 'unlisted', 'private');
  CREATE TYPE "public"."enum_registrations_status" AS ENUM('held', 'pending', 'confirmed', 'waitlisted', 'offered', 'rejected', 'cancelled', 'expired');
  CREATE TYPE "public"."enum_registrations_source" AS ENUM('web', 'staff', 'import', 'api');
  CREATE TYPE "public"."enum_registrations_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_ticket_types_kind" AS ENUM('free', 'paid', 'donation', 'addon');
  CREATE TYPE "public"."enum_ticket_types_visibility" AS ENUM('public', 'hidden', 'code');
  CREATE TYPE "public"."enum_ticket_types_status" AS ENUM('active', 'paused', 'archived');
  CREATE TYPE "public"."enum_capacity_holds_phase" AS ENUM('held', 'taken');
  CREATE TYPE "public"."enum_check_ins_direction" AS ENUM('in', 'out');
  CREATE TYPE "public"."enum_check_ins_result" AS ENUM('accepted', 'rejected');
  CREATE TYPE "public"."enum_check_in_lists_policy" AS ENUM('once', 'daily', 'multiple');
  CREATE TYPE "public"."enum_payments_kind" AS ENUM('payment', 'refund');
  CREATE TYPE "public"."enum_payments_method" AS ENUM('cash', 'card', 'transfer', 'other');
  CREATE TYPE "public"."enum_payments_status" AS ENUM('created', 'pending', 'succeeded', 'failed', 'cancelled');
  CREATE TYPE "public"."enum_event_imports_status" AS ENUM('queued', 'running', 'checked', 'completed', 'failed', 'cancelled');
  CREATE TYPE "public"."enum_campaigns_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_campaigns_status" AS ENUM('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled', 'failed');
  CREATE TYPE "public"."enum_lists_kind" AS ENUM('static', 'dynamic');
  CREATE TYPE "public"."enum_lists_opt_in" AS ENUM('double', 'single');
  CREATE TYPE "public"."enum_lists_visibility" AS ENUM('public', 'private');
  CREATE TYPE "public"."enum_subscriptions_status" AS ENUM('pending', 'confirmed', 'unsubscribed', 'cleaned');
  CREATE TYPE "public"."enum_subscriptions_source" AS ENUM('form', 'staff', 'import', 'unsubscribe', 'bounce');
  CREATE TYPE "public"."enum_suppressions_reason" AS ENUM('manual', 'unsubscribed', 'hard_bounce', 'complaint', 'erased');
  CREATE TYPE "public"."enum_suppressions_scope" AS ENUM('marketing', 'all');
  CREATE TYPE "public"."enum_templates_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum__templates_v_version_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_consents_from" AS ENUM('pending', 'confirmed', 'unsubscribed', 'cleaned');
  CREATE TYPE "public"."enum_consents_to" AS ENUM('pending', 'confirmed', 'unsubscribed', 'cleaned');
  CREATE TYPE "public"."enum_list_imports_status" AS ENUM('queued', 'running', 'completed', 'failed');
  CREATE TYPE "public"."enum_email_events_kind" AS ENUM('open', 'click');
  CREATE TYPE "public"."enum_email_events_actor" AS ENUM('human', 'machine');
  CREATE TYPE "public"."enum_social_posts_status" AS ENUM('draft', 'scheduled', 'publishing', 'posted', 'partial', 'failed', 'needs_attention');
  CREATE TYPE "public"."enum_social_posts_language" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_social_accounts_platform" AS ENUM('mastodon', 'bluesky');
  CREATE TYPE "public"."enum_social_accounts_status" AS ENUM('unchecked', 'connected', 'needs_reconnect');
  CREATE TYPE "public"."enum_social_post_targets_state" AS ENUM('queued', 'armed', 'posted', 'failed', 'unknown', 'needs_attention');
  CREATE TYPE "public"."enum_tickets_status" AS ENUM('open', 'pending', 'on_hold', 'resolved', 'closed');
  CREATE TYPE "public"."enum_tickets_priority" AS ENUM('low', 'medium', 'high', 'urgent');
  CREATE TYPE "public"."enum_tickets_source" AS ENUM('web', 'staff', 'email');
  CREATE TYPE "public"."enum_canned_replies_visibility" AS ENUM('everyone', 'me');
  CREATE TYPE "public"."enum_ticket_messages_kind" AS ENUM('public', 'internal', 'system');
  CREATE TYPE "public"."enum_ticket_messages_author_type" AS ENUM('agent', 'customer', 'system');
  CREATE TYPE "public"."enum_ticket_messages_channel" AS ENUM('admin', 'web', 'email', 'system');
  CREATE TYPE "public"."enum_ticket_events_type" AS ENUM('ticket.created', 'ticket.updated', 'ticket.message.created');
  CREATE TYPE "public"."enum_ticket_events_actor_type" AS ENUM('agent', 'customer', 'system');
  CREATE TYPE "public"."enum_certificates_status" AS ENUM('planned', 'queued', 'rendering', 'issued', 'failed', 'revoked', 'superseded');
  CREATE TYPE "public"."enum_certificates_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_certificate_batches_rule" AS ENUM('checked_in', 'chosen');
  CREATE TYPE "public"."enum_certificate_batches_status" AS ENUM('planned', 'approved', 'running', 'paused', 'completed', 'cancelled');
  CREATE TYPE "public"."enum_certificate_templates_elements_type" AS ENUM('text', 'image', 'qr', 'signature', 'line');
  CREATE TYPE "public"."enum_certificate_templates_elements_weight" AS ENUM('light', 'regular', 'semibold', 'bold');
  CREATE TYPE "public"."enum_certificate_templates_elements_align" AS ENUM('left', 'center', 'right');
  CREATE TYPE "public"."enum_certificate_templates_elements_valign" AS ENUM('top', 'middle', 'bottom');
  CREATE TYPE "public"."enum_certificate_templates_elements_fit" AS ENUM('wrap', 'shrink');
  CREATE TYPE "public"."enum_certificate_templates_elements_letter_case" AS ENUM('none', 'upper');
  CREATE TYPE "public"."enum_certificate_templates_page_size" AS ENUM('A4', 'A5', 'letter');
  CREATE TYPE "public"."enum_certificate_templates_page_orientation" AS ENUM('landscape', 'portrait');
  CREATE TYPE "public"."enum_certificate_templates_background_style" AS ENUM('plain', 'band', 'frame');
  CREATE TYPE "public"."enum_certificate_templates_status" AS ENUM('active', 'archived');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_type" AS ENUM('text', 'image', 'qr', 'signature', 'line');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_weight" AS ENUM('light', 'regular', 'semibold', 'bold');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_align" AS ENUM('left', 'center', 'right');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_valign" AS ENUM('top', 'middle', 'bottom');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_fit" AS ENUM('wrap', 'shrink');
  CREATE TYPE "public"."enum__certificate_templates_v_version_elements_letter_case" AS ENUM('none', 'upper');
  CREATE TYPE "public"."enum__certificate_templates_v_version_page_size" AS ENUM('A4', 'A5', 'letter');
  CREATE TYPE "public"."enum__certificate_templates_v_version_page_orientation" AS ENUM('landscape', 'portrait');
  CREATE TYPE "public"."enum__certificate_templates_v_version_background_style" AS ENUM('plain', 'band', 'frame');
  CREATE TYPE "public"."enum__certificate_templates_v_version_status" AS ENUM('active', 'archived');
  CREATE TYPE "public"."enum_contacts_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_deliveries_state" AS ENUM('pending', 'claimed', 'handoff', 'accepted', 'skipped', 'retry', 'dead', 'bounced', 'complained', 'unknown');
  CREATE TYPE "public"."enum_media_visibility" AS ENUM('public', 'private');
  CREATE TYPE "public"."enum_media_variants" AS ENUM('none', 'pending', 'ready', 'failed');
  CREATE TYPE "public"."enum_users_locale" AS ENUM('en', 'tr');
  CREATE TYPE "public"."enum_webhook_endpoints_events" AS ENUM('registration.confirmed', 'registration.cancelled', 'checkin.created', 'event.published', 'event.cancelled', 'ticket.created', 'ticket.message.created', 'campaign.sent', 'certificate.issued', 'social-post.posted');
  CREATE TYPE "public"."enum_webhook_deliveries_state" AS ENUM('pending', 'delivered', 'failed');
  CREATE TABLE "events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"summary" varchar,
  	"start_date" timestamp(3) with time zone NOT NULL,
  	"end_date" timestamp(3) with time zone NOT NULL,
  	"timezone" varchar DEFAULT 'Europe/Istanbul' NOT NULL,
  	"attendance_mode" "enum_events_attendance_mode" DEFAULT 'offline' NOT NULL,
  	"location" varchar,
  	"virtual_url" varchar,
  	"description" jsonb,
  	"capacity" numeric,
  	"price" numeric DEFAULT 0,
  	"currency" varchar DEFAULT 'TRY' NOT NULL,
  	"registration_opens_at" timestamp(3) with time zone,
  	"registration_closes_at" timestamp(3) with time zone,
  	"waitlist_enabled" boolean DEFAULT true,
  	"waitlist_offers" boolean DEFAULT false,
  	"approval_required" boolean DEFAULT false,
  	"one_per_email" boolean DEFAULT true,
  	"hold_minutes" numeric DEFAULT 2880,
  	"self_edit_until" timestamp(3) with time zone,
  	"self_cancel_until" timestamp(3) with time zone,
  	"metadata" jsonb,
  	"import_key" varchar,
  	"event_import_id" uuid,
  	"ics_uid" varchar,
  	"ics_sequence" numeric DEFAULT 0,
  	"previous_start_date" timestamp(3) with time zone,
  	"search_text" varchar,
  	"search_place" varchar,
  	"status" "enum_events_status" DEFAULT 'draft' NOT NULL,
  	"visibility" "enum_events_visibility" DEFAULT 'public' NOT NULL,
  	"slug" varchar,
  	"organizer" varchar,
  	"image_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "registrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"ticket_type_id" uuid,
  	"given_name" varchar NOT NULL,
  	"family_name" varchar,
  	"email" varchar NOT NULL,
  	"email_normalized" varchar,
  	"status" "enum_registrations_status" NOT NULL,
  	"status_reason" varchar,
  	"code" varchar,
  	"contact_id" uuid,
  	"user_id" uuid,
  	"checked_in_at" timestamp(3) with time zone,
  	"price_minor" numeric DEFAULT 0,
  	"currency" varchar,
  	"amount_paid_minor" numeric DEFAULT 0,
  	"payment_details" jsonb,
  	"answers" jsonb,
  	"source" "enum_registrations_source" DEFAULT 'staff',
  	"locale" "enum_registrations_locale",
  	"secret" varchar,
  	"dedupe_key" varchar,
  	"confirmed_at" timestamp(3) with time zone,
  	"cancelled_at" timestamp(3) with time zone,
  	"hold_expires_at" timestamp(3) with time zone,
  	"waitlisted_at" timestamp(3) with time zone,
  	"party" varchar,
  	"round" numeric DEFAULT 1 NOT NULL,
  	"search_text" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ticket_types" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_ticket_types_kind" DEFAULT 'free' NOT NULL,
  	"is_default" boolean DEFAULT false,
  	"price_minor" numeric DEFAULT 0 NOT NULL,
  	"currency" varchar NOT NULL,
  	"valid_from" timestamp(3) with time zone,
  	"valid_through" timestamp(3) with time zone,
  	"visibility" "enum_ticket_types_visibility" DEFAULT 'public' NOT NULL,
  	"sort_order" numeric DEFAULT 0,
  	"status" "enum_ticket_types_status" DEFAULT 'active' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ticket_types_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"capacity_pools_id" uuid
  );
  
  CREATE TABLE "capacity_pools" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"capacity" numeric,
  	"held" numeric DEFAULT 0 NOT NULL,
  	"taken" numeric DEFAULT 0 NOT NULL,
  	"overbook" numeric DEFAULT 0 NOT NULL,
  	"waiting" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "capacity_pools_never_oversold" CHECK (capacity IS NULL OR held + taken <= capacity + overbook),
  	CONSTRAINT "capacity_pools_never_negative" CHECK (held >= 0 AND taken >= 0 AND waiting >= 0)
  );
  
  CREATE TABLE "capacity_holds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"pool_id" uuid NOT NULL,
  	"registration_id" uuid NOT NULL,
  	"quantity" numeric DEFAULT 1 NOT NULL,
  	"phase" "enum_capacity_holds_phase" NOT NULL,
  	"acquired_at" timestamp(3) with time zone NOT NULL,
  	"released_at" timestamp(3) with time zone,
  	"reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "check_ins" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"list_id" uuid NOT NULL,
  	"registration_id" uuid NOT NULL,
  	"direction" "enum_check_ins_direction" DEFAULT 'in' NOT NULL,
  	"result" "enum_check_ins_result" NOT NULL,
  	"reason" varchar,
  	"details" jsonb,
  	"once_key" varchar,
  	"scanned_at" timestamp(3) with time zone NOT NULL,
  	"received_at" timestamp(3) with time zone NOT NULL,
  	"device" varchar,
  	"nonce" varchar,
  	"operator_id" uuid,
  	"voided_at" timestamp(3) with time zone,
  	"voided_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "check_in_lists" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"is_default" boolean DEFAULT false,
  	"policy" "enum_check_in_lists_policy" DEFAULT 'once' NOT NULL,
  	"active_from" timestamp(3) with time zone,
  	"active_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "check_in_lists_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"ticket_types_id" uuid
  );
  
  CREATE TABLE "payments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"event_id" uuid NOT NULL,
  	"registration_id" uuid NOT NULL,
  	"kind" "enum_payments_kind" DEFAULT 'payment' NOT NULL,
  	"provider" varchar DEFAULT 'offline' NOT NULL,
  	"provider_ref" varchar,
  	"method" "enum_payments_method" NOT NULL,
  	"amount_minor" numeric NOT NULL,
  	"currency" varchar NOT NULL,
  	"status" "enum_payments_status" DEFAULT 'succeeded' NOT NULL,
  	"recorded_by_id" uuid,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "event_imports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"file_name" varchar NOT NULL,
  	"status" "enum_event_imports_status" DEFAULT 'queued' NOT NULL,
  	"dry_run" boolean DEFAULT false NOT NULL,
  	"failure" jsonb,
  	"total" numeric DEFAULT 0 NOT NULL,
  	"done" numeric DEFAULT 0 NOT NULL,
  	"created" numeric DEFAULT 0 NOT NULL,
  	"updated" numeric DEFAULT 0 NOT NULL,
  	"unchanged" numeric DEFAULT 0 NOT NULL,
  	"kept" numeric DEFAULT 0 NOT NULL,
  	"duplicates" numeric DEFAULT 0 NOT NULL,
  	"refused" numeric DEFAULT 0 NOT NULL,
  	"warnings" numeric DEFAULT 0 NOT NULL,
  	"options" jsonb,
  	"found" jsonb,
  	"bytes" numeric NOT NULL,
  	"started_by_id" uuid,
  	"language" varchar DEFAULT 'en' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "event_import_lines" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"import_id" uuid NOT NULL,
  	"position" numeric NOT NULL,
  	"line" numeric NOT NULL,
  	"level" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"field" varchar,
  	"column_name" varchar,
  	"message" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "event_import_chunks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"import_id" uuid NOT NULL,
  	"position" numeric NOT NULL,
  	"content" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "campaigns" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"subject" varchar,
  	"preheader" varchar,
  	"content" jsonb,
  	"audience_filter" jsonb,
  	"template_id" uuid,
  	"event_id" uuid,
  	"sender_id" uuid,
  	"locale" "enum_campaigns_locale" DEFAULT 'en' NOT NULL,
  	"track_opens" boolean DEFAULT true,
  	"track_clicks" boolean DEFAULT true,
  	"status" "enum_campaigns_status" DEFAULT 'draft',
  	"status_reason" varchar,
  	"scheduled_at" timestamp(3) with time zone,
  	"timezone" varchar,
  	"started_at" timestamp(3) with time zone,
  	"planned_at" timestamp(3) with time zone,
  	"sent_at" timestamp(3) with time zone,
  	"total_recipients" numeric DEFAULT 0,
  	"sent_count" numeric DEFAULT 0,
  	"opened_count" numeric DEFAULT 0,
  	"clicked_count" numeric DEFAULT 0,
  	"metadata" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "campaigns_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"lists_id" uuid
  );
  
  CREATE TABLE "lists" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"filter" jsonb,
  	"kind" "enum_lists_kind" DEFAULT 'static' NOT NULL,
  	"opt_in" "enum_lists_opt_in" DEFAULT 'double',
  	"visibility" "enum_lists_visibility" DEFAULT 'private' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "subscriptions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"list_id" uuid NOT NULL,
  	"status" "enum_subscriptions_status" DEFAULT 'confirmed' NOT NULL,
  	"source" "enum_subscriptions_source" DEFAULT 'staff',
  	"confirmed_at" timestamp(3) with time zone,
  	"round" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "suppressions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"reason" "enum_suppressions_reason" DEFAULT 'manual' NOT NULL,
  	"scope" "enum_suppressions_scope" DEFAULT 'marketing' NOT NULL,
  	"note" varchar,
  	"hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"subject" varchar,
  	"preheader" varchar,
  	"content" jsonb NOT NULL,
  	"locale" "enum_templates_locale" DEFAULT 'en' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "_templates_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_name" varchar NOT NULL,
  	"version_subject" varchar,
  	"version_preheader" varchar,
  	"version_content" jsonb NOT NULL,
  	"version_locale" "enum__templates_v_version_locale" DEFAULT 'en' NOT NULL,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version_deleted_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "senders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"email" varchar NOT NULL,
  	"reply_to" varchar,
  	"max_per_minute" numeric,
  	"paced_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "consents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"list_id" uuid NOT NULL,
  	"from" "enum_consents_from",
  	"to" "enum_consents_to" NOT NULL,
  	"source" varchar NOT NULL,
  	"actor_id" uuid,
  	"cause" varchar,
  	"request_id" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "list_imports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"list_id" uuid NOT NULL,
  	"file_name" varchar NOT NULL,
  	"status" "enum_list_imports_status" DEFAULT 'queued' NOT NULL,
  	"status_reason" varchar,
  	"total" numeric DEFAULT 0 NOT NULL,
  	"done" numeric DEFAULT 0 NOT NULL,
  	"subscribed" numeric DEFAULT 0 NOT NULL,
  	"unchanged" numeric DEFAULT 0 NOT NULL,
  	"skipped" numeric DEFAULT 0 NOT NULL,
  	"failed" numeric DEFAULT 0 NOT NULL,
  	"report" jsonb,
  	"started_by_id" uuid,
  	"source" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "email_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"campaign_id" uuid NOT NULL,
  	"delivery_id" uuid NOT NULL,
  	"link_id" uuid,
  	"kind" "enum_email_events_kind" NOT NULL,
  	"actor" "enum_email_events_actor" NOT NULL,
  	"why" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "campaign_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"campaign_id" uuid NOT NULL,
  	"position" numeric NOT NULL,
  	"url" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "campaign_snapshots" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"campaign_id" uuid NOT NULL,
  	"message" jsonb NOT NULL,
  	"audience" jsonb NOT NULL,
  	"hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_posts_variants" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"account_id" uuid NOT NULL,
  	"content" varchar NOT NULL
  );
  
  CREATE TABLE "social_posts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"content" varchar NOT NULL,
  	"status" "enum_social_posts_status" DEFAULT 'draft',
  	"status_reason" varchar,
  	"scheduled_at" timestamp(3) with time zone,
  	"timezone" varchar,
  	"posted_at" timestamp(3) with time zone,
  	"event_id" uuid,
  	"language" "enum_social_posts_language" DEFAULT 'en',
  	"author_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "social_posts_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"social_accounts_id" uuid,
  	"media_id" uuid
  );
  
  CREATE TABLE "social_accounts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"platform" "enum_social_accounts_platform" NOT NULL,
  	"name" varchar NOT NULL,
  	"base_url" varchar NOT NULL,
  	"sealed_credentials" varchar,
  	"sealed_session" varchar,
  	"status" "enum_social_accounts_status" DEFAULT 'unchecked',
  	"status_reason" varchar,
  	"handle" varchar,
  	"display_name" varchar,
  	"remote_id" varchar,
  	"limits" jsonb,
  	"last_checked_at" timestamp(3) with time zone,
  	"limited_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "social_post_targets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"post_id" uuid NOT NULL,
  	"account_id" uuid,
  	"account_name" varchar,
  	"platform" varchar NOT NULL,
  	"state" "enum_social_post_targets_state" DEFAULT 'queued' NOT NULL,
  	"key" varchar NOT NULL,
  	"frozen" jsonb NOT NULL,
  	"uploads" jsonb,
  	"prepared" jsonb,
  	"remote_id" varchar,
  	"permalink" varchar,
  	"error" varchar,
  	"error_code" varchar,
  	"attempts" numeric DEFAULT 0,
  	"next_attempt_at" timestamp(3) with time zone,
  	"claimed_until" timestamp(3) with time zone,
  	"armed_at" timestamp(3) with time zone,
  	"posted_at" timestamp(3) with time zone,
  	"likes" numeric DEFAULT 0,
  	"reposts" numeric DEFAULT 0,
  	"replies" numeric DEFAULT 0,
  	"sampled_at" timestamp(3) with time zone,
  	"removed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "post_metrics" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"target_id" uuid NOT NULL,
  	"sampled_at" timestamp(3) with time zone NOT NULL,
  	"likes" numeric NOT NULL,
  	"reposts" numeric NOT NULL,
  	"replies" numeric NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "tickets" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"number" varchar,
  	"subject" varchar NOT NULL,
  	"description" varchar NOT NULL,
  	"category" varchar,
  	"status" "enum_tickets_status" DEFAULT 'open',
  	"priority" "enum_tickets_priority" DEFAULT 'medium',
  	"source" "enum_tickets_source",
  	"requester_id" uuid,
  	"user_id" uuid,
  	"assigned_to_id" uuid,
  	"event_id" uuid,
  	"registration_id" uuid,
  	"follow_up_of_id" uuid,
  	"first_response_at" timestamp(3) with time zone,
  	"last_customer_at" timestamp(3) with time zone,
  	"last_agent_at" timestamp(3) with time zone,
  	"last_activity_at" timestamp(3) with time zone,
  	"resolved_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"reopen_count" numeric DEFAULT 0,
  	"last_seq" numeric DEFAULT 0,
  	"last_public_seq" numeric DEFAULT 0,
  	"last_customer_seq" numeric DEFAULT 0,
  	"search_text" varchar,
  	"search_people" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "tickets_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "tickets_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"media_id" uuid
  );
  
  CREATE TABLE "canned_replies" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"shortcut" varchar NOT NULL,
  	"english" varchar,
  	"turkish" varchar,
  	"visibility" "enum_canned_replies_visibility" DEFAULT 'everyone',
  	"owner_id" uuid,
  	"use_count" numeric DEFAULT 0,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "ticket_messages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"ticket_id" uuid NOT NULL,
  	"kind" "enum_ticket_messages_kind" NOT NULL,
  	"body" varchar NOT NULL,
  	"author_type" "enum_ticket_messages_author_type" NOT NULL,
  	"author_name" varchar NOT NULL,
  	"author_id" uuid,
  	"channel" "enum_ticket_messages_channel" DEFAULT 'web' NOT NULL,
  	"owner_id" uuid,
  	"seq" numeric,
  	"public_seq" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ticket_messages_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"media_id" uuid
  );
  
  CREATE TABLE "ticket_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"ticket_id" uuid NOT NULL,
  	"seq" numeric NOT NULL,
  	"public_seq" numeric,
  	"type" "enum_ticket_events_type" NOT NULL,
  	"actor_type" "enum_ticket_events_actor_type" NOT NULL,
  	"actor_id" uuid,
  	"actor_name" varchar NOT NULL,
  	"data" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ticket_reads" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"ticket_id" uuid NOT NULL,
  	"user_id" uuid,
  	"last_read_seq" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"number" varchar,
  	"recipient_name" varchar,
  	"status" "enum_certificates_status" DEFAULT 'planned',
  	"code" varchar,
  	"event_id" uuid,
  	"registration_id" uuid,
  	"contact_id" uuid,
  	"user_id" uuid,
  	"batch_id" uuid,
  	"template_id" uuid,
  	"template_version" numeric,
  	"design_hash" varchar,
  	"locale" "enum_certificates_locale" DEFAULT 'en',
  	"issued_at" timestamp(3) with time zone,
  	"valid_until" timestamp(3) with time zone,
  	"snapshot" jsonb,
  	"pdf_key" varchar,
  	"pdf_sha256" varchar,
  	"pdf_bytes" numeric,
  	"supersedes_id" uuid,
  	"superseded_by_id" uuid,
  	"revocation_at" timestamp(3) with time zone,
  	"revocation_by_id" uuid,
  	"revocation_reason" varchar,
  	"failure" varchar,
  	"live_key" varchar,
  	"send_mail" boolean DEFAULT true,
  	"attempts" numeric DEFAULT 0,
  	"claimed_at" timestamp(3) with time zone,
  	"claimed_by" varchar,
  	"retry_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificate_batches" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"event_id" uuid,
  	"template_id" uuid,
  	"template_version" numeric,
  	"design_hash" varchar,
  	"rule" "enum_certificate_batches_rule" DEFAULT 'checked_in',
  	"status" "enum_certificate_batches_status" DEFAULT 'planned',
  	"preflight" jsonb,
  	"samples" jsonb,
  	"valid_until" timestamp(3) with time zone,
  	"send_mail" boolean DEFAULT true,
  	"requested_by_id" uuid,
  	"approved_by_id" uuid,
  	"approved_at" timestamp(3) with time zone,
  	"started_at" timestamp(3) with time zone,
  	"completed_at" timestamp(3) with time zone,
  	"heartbeat_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificate_templates_elements" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"type" "enum_certificate_templates_elements_type" DEFAULT 'text' NOT NULL,
  	"x" numeric DEFAULT 20,
  	"y" numeric DEFAULT 20,
  	"width" numeric DEFAULT 100,
  	"height" numeric DEFAULT 10,
  	"text_tr" varchar,
  	"text_en" varchar,
  	"weight" "enum_certificate_templates_elements_weight" DEFAULT 'regular',
  	"size" numeric DEFAULT 12,
  	"min_size" numeric DEFAULT 8,
  	"max_lines" numeric DEFAULT 1,
  	"align" "enum_certificate_templates_elements_align" DEFAULT 'left',
  	"valign" "enum_certificate_templates_elements_valign" DEFAULT 'top',
  	"fit" "enum_certificate_templates_elements_fit" DEFAULT 'wrap',
  	"letter_case" "enum_certificate_templates_elements_letter_case" DEFAULT 'none',
  	"tracking" numeric DEFAULT 0,
  	"follows" boolean DEFAULT false,
  	"image_id" uuid,
  	"color" varchar DEFAULT '#17163a',
  	"background" varchar DEFAULT '#ffffff'
  );
  
  CREATE TABLE "certificate_templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"title_tr" varchar DEFAULT 'Katılım Sertifikası',
  	"title_en" varchar DEFAULT 'Certificate of Attendance',
  	"page_size" "enum_certificate_templates_page_size" DEFAULT 'A4',
  	"page_orientation" "enum_certificate_templates_page_orientation" DEFAULT 'landscape',
  	"background_style" "enum_certificate_templates_background_style" DEFAULT 'band',
  	"background_paper" varchar DEFAULT '#fffefb',
  	"background_accent" varchar DEFAULT '#2b2a6c',
  	"background_highlight" varchar DEFAULT '#c9a24b',
  	"background_image_id" uuid,
  	"is_default" boolean DEFAULT false,
  	"status" "enum_certificate_templates_status" DEFAULT 'active',
  	"version" numeric DEFAULT 1,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_certificate_templates_v_version_elements" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"type" "enum__certificate_templates_v_version_elements_type" DEFAULT 'text' NOT NULL,
  	"x" numeric DEFAULT 20,
  	"y" numeric DEFAULT 20,
  	"width" numeric DEFAULT 100,
  	"height" numeric DEFAULT 10,
  	"text_tr" varchar,
  	"text_en" varchar,
  	"weight" "enum__certificate_templates_v_version_elements_weight" DEFAULT 'regular',
  	"size" numeric DEFAULT 12,
  	"min_size" numeric DEFAULT 8,
  	"max_lines" numeric DEFAULT 1,
  	"align" "enum__certificate_templates_v_version_elements_align" DEFAULT 'left',
  	"valign" "enum__certificate_templates_v_version_elements_valign" DEFAULT 'top',
  	"fit" "enum__certificate_templates_v_version_elements_fit" DEFAULT 'wrap',
  	"letter_case" "enum__certificate_templates_v_version_elements_letter_case" DEFAULT 'none',
  	"tracking" numeric DEFAULT 0,
  	"follows" boolean DEFAULT false,
  	"image_id" uuid,
  	"color" varchar DEFAULT '#17163a',
  	"background" varchar DEFAULT '#ffffff',
  	"_uuid" varchar
  );
  
  CREATE TABLE "_certificate_templates_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_name" varchar NOT NULL,
  	"version_title_tr" varchar DEFAULT 'Katılım Sertifikası',
  	"version_title_en" varchar DEFAULT 'Certificate of Attendance',
  	"version_page_size" "enum__certificate_templates_v_version_page_size" DEFAULT 'A4',
  	"version_page_orientation" "enum__certificate_templates_v_version_page_orientation" DEFAULT 'landscape',
  	"version_background_style" "enum__certificate_templates_v_version_background_style" DEFAULT 'band',
  	"version_background_paper" varchar DEFAULT '#fffefb',
  	"version_background_accent" varchar DEFAULT '#2b2a6c',
  	"version_background_highlight" varchar DEFAULT '#c9a24b',
  	"version_background_image_id" uuid,
  	"version_is_default" boolean DEFAULT false,
  	"version_status" "enum__certificate_templates_v_version_status" DEFAULT 'active',
  	"version_version" numeric DEFAULT 1,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificate_designs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"hash" varchar NOT NULL,
  	"design" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "contacts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"email" varchar NOT NULL,
  	"email_normalized" varchar,
  	"given_name" varchar,
  	"family_name" varchar,
  	"phone" varchar,
  	"locale" "enum_contacts_locale" DEFAULT 'en' NOT NULL,
  	"timezone" varchar,
  	"attributes" jsonb,
  	"user_id" uuid,
  	"search_text" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "contacts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "deliveries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"state" "enum_deliveries_state" DEFAULT 'pending' NOT NULL,
  	"reason" varchar,
  	"attempts" numeric DEFAULT 0 NOT NULL,
  	"message_id" varchar,
  	"claimed_at" timestamp(3) with time zone,
  	"claimed_by" varchar,
  	"next_attempt_at" timestamp(3) with time zone,
  	"accepted_at" timestamp(3) with time zone,
  	"response" varchar,
  	"batch" numeric,
  	"opened_at" timestamp(3) with time zone,
  	"machine_opened_at" timestamp(3) with time zone,
  	"clicked_at" timestamp(3) with time zone,
  	"machine_clicked_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"visibility" "enum_media_visibility" DEFAULT 'public' NOT NULL,
  	"owner_id" uuid,
  	"variants" "enum_media_variants",
  	"prefix" varchar DEFAULT '',
  	"_objectkey" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"sizes_thumbnail_url" varchar,
  	"sizes_thumbnail_width" numeric,
  	"sizes_thumbnail_height" numeric,
  	"sizes_thumbnail_mime_type" varchar,
  	"sizes_thumbnail_filesize" numeric,
  	"sizes_thumbnail_filename" varchar,
  	"sizes_medium_url" varchar,
  	"sizes_medium_width" numeric,
  	"sizes_medium_height" numeric,
  	"sizes_medium_mime_type" varchar,
  	"sizes_medium_filesize" numeric,
  	"sizes_medium_filename" varchar,
  	"sizes_large_url" varchar,
  	"sizes_large_width" numeric,
  	"sizes_large_height" numeric,
  	"sizes_large_mime_type" varchar,
  	"sizes_large_filesize" numeric,
  	"sizes_large_filename" varchar
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"first_name" varchar,
  	"last_name" varchar,
  	"locale" "enum_users_locale",
  	"disabled" boolean DEFAULT false,
  	"email_verified_at" timestamp(3) with time zone,
  	"profile" jsonb,
  	"contact_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "users_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"roles_id" uuid
  );
  
  CREATE TABLE "roles" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"label" varchar,
  	"permissions" jsonb DEFAULT '[]'::jsonb NOT NULL,
  	"requires_second_factor" boolean DEFAULT false,
  	"built_in" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "api_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"scopes" jsonb DEFAULT '[]'::jsonb NOT NULL,
  	"prefix" varchar,
  	"hash" varchar,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"last_used_at" timestamp(3) with time zone,
  	"revoked_at" timestamp(3) with time zone,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "audit_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"actor_id" uuid,
  	"api_key" varchar,
  	"action" varchar NOT NULL,
  	"subject_type" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"diff" jsonb,
  	"reason" varchar,
  	"request_id" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhook_endpoints_events" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_webhook_endpoints_events",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "webhook_endpoints" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"url" varchar NOT NULL,
  	"description" varchar,
  	"enabled" boolean DEFAULT true,
  	"sealed_secret" varchar,
  	"sealed_previous_secret" varchar,
  	"previous_until" timestamp(3) with time zone,
  	"last_success_at" timestamp(3) with time zone,
  	"failing_since" timestamp(3) with time zone,
  	"disabled_at" timestamp(3) with time zone,
  	"disabled_reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "webhook_deliveries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"endpoint_id" uuid NOT NULL,
  	"type" varchar NOT NULL,
  	"event" varchar NOT NULL,
  	"state" "enum_webhook_deliveries_state" DEFAULT 'pending' NOT NULL,
  	"attempts" numeric DEFAULT 0,
  	"response_status" numeric,
  	"error" varchar,
  	"duration_ms" numeric,
  	"next_attempt_at" timestamp(3) with time zone,
  	"delivered_at" timestamp(3) with time zone,
  	"body" varchar NOT NULL,
  	"response_body" varchar,
  	"claimed_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "counters" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"series" varchar NOT NULL,
  	"last" numeric NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "outbox" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"job" varchar NOT NULL,
  	"payload" jsonb NOT NULL,
  	"origin" jsonb,
  	"dedupe_key" varchar,
  	"run_at" timestamp(3) with time zone NOT NULL,
  	"published_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "idempotency_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"principal" varchar NOT NULL,
  	"route" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"request_hash" varchar NOT NULL,
  	"status" numeric,
  	"body" jsonb,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "refresh_tokens" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"family" varchar NOT NULL,
  	"user_id" uuid,
  	"kind" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"user_agent" varchar,
  	"ip" varchar,
  	"started_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"used_at" timestamp(3) with time zone,
  	"revoked_at" timestamp(3) with time zone,
  	"revoked_reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "second_factors" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid NOT NULL,
  	"sealed_secret" varchar NOT NULL,
  	"confirmed_at" timestamp(3) with time zone,
  	"last_step" numeric DEFAULT 0 NOT NULL,
  	"recovery_hashes" jsonb DEFAULT '[]'::jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "events" ADD CONSTRAINT "events_event_import_id_event_imports_id_fk" FOREIGN KEY ("event_import_id") REFERENCES "public"."event_imports"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "registrations" ADD CONSTRAINT "registrations_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "registrations" ADD CONSTRAINT "registrations_ticket_type_id_ticket_types_id_fk" FOREIGN KEY ("ticket_type_id") REFERENCES "public"."ticket_types"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "registrations" ADD CONSTRAINT "registrations_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "registrations" ADD CONSTRAINT "registrations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_types" ADD CONSTRAINT "ticket_types_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_types_rels" ADD CONSTRAINT "ticket_types_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "ticket_types_rels" ADD CONSTRAINT "ticket_types_rels_capacity_pools_fk" FOREIGN KEY ("capacity_pools_id") REFERENCES "public"."capacity_pools"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "capacity_pools" ADD CONSTRAINT "capacity_pools_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "capacity_holds" ADD CONSTRAINT "capacity_holds_pool_id_capacity_pools_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."capacity_pools"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "capacity_holds" ADD CONSTRAINT "capacity_holds_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_list_id_check_in_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."check_in_lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_operator_id_users_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_voided_by_id_users_id_fk" FOREIGN KEY ("voided_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_in_lists" ADD CONSTRAINT "check_in_lists_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "check_in_lists_rels" ADD CONSTRAINT "check_in_lists_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."check_in_lists"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "check_in_lists_rels" ADD CONSTRAINT "check_in_lists_rels_ticket_types_fk" FOREIGN KEY ("ticket_types_id") REFERENCES "public"."ticket_types"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payments" ADD CONSTRAINT "payments_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "event_imports" ADD CONSTRAINT "event_imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "event_import_lines" ADD CONSTRAINT "event_import_lines_import_id_event_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."event_imports"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "event_import_chunks" ADD CONSTRAINT "event_import_chunks_import_id_event_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."event_imports"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_sender_id_senders_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."senders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "campaigns_rels" ADD CONSTRAINT "campaigns_rels_lists_fk" FOREIGN KEY ("lists_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_templates_v" ADD CONSTRAINT "_templates_v_parent_id_templates_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "consents" ADD CONSTRAINT "consents_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "consents" ADD CONSTRAINT "consents_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_imports" ADD CONSTRAINT "list_imports_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "list_imports" ADD CONSTRAINT "list_imports_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "email_events" ADD CONSTRAINT "email_events_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "email_events" ADD CONSTRAINT "email_events_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "email_events" ADD CONSTRAINT "email_events_link_id_campaign_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."campaign_links"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaign_links" ADD CONSTRAINT "campaign_links_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "campaign_snapshots" ADD CONSTRAINT "campaign_snapshots_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_variants" ADD CONSTRAINT "social_posts_variants_account_id_social_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."social_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_variants" ADD CONSTRAINT "social_posts_variants_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts" ADD CONSTRAINT "social_posts_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."social_posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_social_accounts_fk" FOREIGN KEY ("social_accounts_id") REFERENCES "public"."social_accounts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_posts_rels" ADD CONSTRAINT "social_posts_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "social_post_targets" ADD CONSTRAINT "social_post_targets_post_id_social_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."social_posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "social_post_targets" ADD CONSTRAINT "social_post_targets_account_id_social_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."social_accounts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "post_metrics" ADD CONSTRAINT "post_metrics_target_id_social_post_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."social_post_targets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_requester_id_contacts_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assigned_to_id_users_id_fk" FOREIGN KEY ("assigned_to_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets" ADD CONSTRAINT "tickets_follow_up_of_id_tickets_id_fk" FOREIGN KEY ("follow_up_of_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tickets_texts" ADD CONSTRAINT "tickets_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "tickets_rels" ADD CONSTRAINT "tickets_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tickets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "tickets_rels" ADD CONSTRAINT "tickets_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_messages" ADD CONSTRAINT "ticket_messages_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_messages_rels" ADD CONSTRAINT "ticket_messages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."ticket_messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "ticket_messages_rels" ADD CONSTRAINT "ticket_messages_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_events" ADD CONSTRAINT "ticket_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_batch_id_certificate_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."certificate_batches"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_template_id_certificate_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."certificate_templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_supersedes_id_certificates_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."certificates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_superseded_by_id_certificates_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."certificates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revocation_by_id_users_id_fk" FOREIGN KEY ("revocation_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_template_id_certificate_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."certificate_templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_requested_by_id_users_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_batches" ADD CONSTRAINT "certificate_batches_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_templates_elements" ADD CONSTRAINT "certificate_templates_elements_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificate_templates_elements" ADD CONSTRAINT "certificate_templates_elements_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."certificate_templates"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "certificate_templates" ADD CONSTRAINT "certificate_templates_background_image_id_media_id_fk" FOREIGN KEY ("background_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_certificate_templates_v_version_elements" ADD CONSTRAINT "_certificate_templates_v_version_elements_image_id_media_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_certificate_templates_v_version_elements" ADD CONSTRAINT "_certificate_templates_v_version_elements_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_certificate_templates_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_certificate_templates_v" ADD CONSTRAINT "_certificate_templates_v_parent_id_certificate_templates_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."certificate_templates"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_certificate_templates_v" ADD CONSTRAINT "_certificate_templates_v_version_background_image_id_media_id_fk" FOREIGN KEY ("version_background_image_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contacts" ADD CONSTRAINT "contacts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "contacts_texts" ADD CONSTRAINT "contacts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_rels" ADD CONSTRAINT "users_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_rels" ADD CONSTRAINT "users_rels_roles_fk" FOREIGN KEY ("roles_id") REFERENCES "public"."roles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "webhook_endpoints_events" ADD CONSTRAINT "webhook_endpoints_events_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "events_start_date_idx" ON "events" USING btree ("start_date");
  CREATE INDEX "events_end_date_idx" ON "events" USING btree ("end_date");
  CREATE INDEX "events_price_idx" ON "events" USING btree ("price");
  CREATE UNIQUE INDEX "events_import_key_idx" ON "events" USING btree ("import_key");
  CREATE INDEX "events_event_import_idx" ON "events" USING btree ("event_import_id");
  CREATE INDEX "events_status_idx" ON "events" USING btree ("status");
  CREATE UNIQUE INDEX "events_slug_idx" ON "events" USING btree ("slug");
  CREATE INDEX "events_image_idx" ON "events" USING btree ("image_id");
  CREATE INDEX "events_updated_at_idx" ON "events" USING btree ("updated_at");
  CREATE INDEX "events_created_at_idx" ON "events" USING btree ("created_at");
  CREATE INDEX "events_deleted_at_idx" ON "events" USING btree ("deleted_at");
  CREATE INDEX "registrations_event_idx" ON "registrations" USING btree ("event_id");
  CREATE INDEX "registrations_ticket_type_idx" ON "registrations" USING btree ("ticket_type_id");
  CREATE INDEX "registrations_email_normalized_idx" ON "registrations" USING btree ("email_normalized");
  CREATE INDEX "registrations_status_idx" ON "registrations" USING btree ("status");
  CREATE UNIQUE INDEX "registrations_code_idx" ON "registrations" USING btree ("code");
  CREATE INDEX "registrations_contact_idx" ON "registrations" USING btree ("contact_id");
  CREATE INDEX "registrations_user_idx" ON "registrations" USING btree ("user_id");
  CREATE UNIQUE INDEX "registrations_dedupe_key_idx" ON "registrations" USING btree ("dedupe_key");
  CREATE INDEX "registrations_hold_expires_at_idx" ON "registrations" USING btree ("hold_expires_at");
  CREATE INDEX "registrations_updated_at_idx" ON "registrations" USING btree ("updated_at");
  CREATE INDEX "registrations_created_at_idx" ON "registrations" USING btree ("created_at");
  CREATE INDEX "registrations_waiting" ON "registrations" USING btree ("event_id","waitlisted_at") WHERE status = 'waitlisted';
  CREATE INDEX "registrations_confirmed" ON "registrations" USING btree ("confirmed_at") WHERE status = 'confirmed';
  CREATE INDEX "registrations_event_created" ON "registrations" USING btree ("event_id","created_at");
  CREATE INDEX "ticket_types_event_idx" ON "ticket_types" USING btree ("event_id");
  CREATE INDEX "ticket_types_updated_at_idx" ON "ticket_types" USING btree ("updated_at");
  CREATE INDEX "ticket_types_created_at_idx" ON "ticket_types" USING btree ("created_at");
  CREATE UNIQUE INDEX "ticket_types_one_default" ON "ticket_types" USING btree ("event_id") WHERE is_default;
  CREATE INDEX "ticket_types_rels_order_idx" ON "ticket_types_rels" USING btree ("order");
  CREATE INDEX "ticket_types_rels_parent_idx" ON "ticket_types_rels" USING btree ("parent_id");
  CREATE INDEX "ticket_types_rels_path_idx" ON "ticket_types_rels" USING btree ("path");
  CREATE INDEX "ticket_types_rels_capacity_pools_id_idx" ON "ticket_types_rels" USING btree ("capacity_pools_id");
  CREATE INDEX "capacity_pools_event_idx" ON "capacity_pools" USING btree ("event_id");
  CREATE INDEX "capacity_pools_updated_at_idx" ON "capacity_pools" USING btree ("updated_at");
  CREATE INDEX "capacity_pools_created_at_idx" ON "capacity_pools" USING btree ("created_at");
  CREATE INDEX "capacity_holds_pool_idx" ON "capacity_holds" USING btree ("pool_id");
  CREATE INDEX "capacity_holds_registration_idx" ON "capacity_holds" USING btree ("registration_id");
  CREATE INDEX "capacity_holds_updated_at_idx" ON "capacity_holds" USING btree ("updated_at");
  CREATE INDEX "capacity_holds_created_at_idx" ON "capacity_holds" USING btree ("created_at");
  CREATE UNIQUE INDEX "capacity_holds_open" ON "capacity_holds" USING btree ("registration_id","pool_id") WHERE released_at IS NULL;
  CREATE INDEX "check_ins_event_idx" ON "check_ins" USING btree ("event_id");
  CREATE INDEX "check_ins_list_idx" ON "check_ins" USING btree ("list_id");
  CREATE INDEX "check_ins_registration_idx" ON "check_ins" USING btree ("registration_id");
  CREATE INDEX "check_ins_operator_idx" ON "check_ins" USING btree ("operator_id");
  CREATE INDEX "check_ins_voided_by_idx" ON "check_ins" USING btree ("voided_by_id");
  CREATE INDEX "check_ins_updated_at_idx" ON "check_ins" USING btree ("updated_at");
  CREATE INDEX "check_ins_created_at_idx" ON "check_ins" USING btree ("created_at");
  CREATE UNIQUE INDEX "check_ins_once" ON "check_ins" USING btree ("once_key") WHERE result = 'accepted' AND direction = 'in' AND voided_at IS NULL;
  CREATE UNIQUE INDEX "check_ins_nonce" ON "check_ins" USING btree ("device","nonce") WHERE nonce IS NOT NULL;
  CREATE INDEX "check_in_lists_event_idx" ON "check_in_lists" USING btree ("event_id");
  CREATE INDEX "check_in_lists_updated_at_idx" ON "check_in_lists" USING btree ("updated_at");
  CREATE INDEX "check_in_lists_created_at_idx" ON "check_in_lists" USING btree ("created_at");
  CREATE UNIQUE INDEX "check_in_lists_default" ON "check_in_lists" USING btree ("event_id") WHERE is_default;
  CREATE INDEX "check_in_lists_rels_order_idx" ON "check_in_lists_rels" USING btree ("order");
  CREATE INDEX "check_in_lists_rels_parent_idx" ON "check_in_lists_rels" USING btree ("parent_id");
  CREATE INDEX "check_in_lists_rels_path_idx" ON "check_in_lists_rels" USING btree ("path");
  CREATE INDEX "check_in_lists_rels_ticket_types_id_idx" ON "check_in_lists_rels" USING btree ("ticket_types_id");
  CREATE INDEX "payments_event_idx" ON "payments" USING btree ("event_id");
  CREATE INDEX "payments_registration_idx" ON "payments" USING btree ("registration_id");
  CREATE INDEX "payments_recorded_by_idx" ON "payments" USING btree ("recorded_by_id");
  CREATE INDEX "payments_updated_at_idx" ON "payments" USING btree ("updated_at");
  CREATE INDEX "payments_created_at_idx" ON "payments" USING btree ("created_at");
  CREATE INDEX "event_imports_status_idx" ON "event_imports" USING btree ("status");
  CREATE INDEX "event_imports_started_by_idx" ON "event_imports" USING btree ("started_by_id");
  CREATE INDEX "event_imports_updated_at_idx" ON "event_imports" USING btree ("updated_at");
  CREATE INDEX "event_imports_created_at_idx" ON "event_imports" USING btree ("created_at");
  CREATE INDEX "event_import_lines_import_idx" ON "event_import_lines" USING btree ("import_id");
  CREATE INDEX "event_import_lines_updated_at_idx" ON "event_import_lines" USING btree ("updated_at");
  CREATE INDEX "event_import_lines_created_at_idx" ON "event_import_lines" USING btree ("created_at");
  CREATE INDEX "import_position_idx" ON "event_import_lines" USING btree ("import_id","position");
  CREATE INDEX "event_import_chunks_import_idx" ON "event_import_chunks" USING btree ("import_id");
  CREATE INDEX "event_import_chunks_updated_at_idx" ON "event_import_chunks" USING btree ("updated_at");
  CREATE INDEX "event_import_chunks_created_at_idx" ON "event_import_chunks" USING btree ("created_at");
  CREATE UNIQUE INDEX "import_position_1_idx" ON "event_import_chunks" USING btree ("import_id","position");
  CREATE INDEX "campaigns_template_idx" ON "campaigns" USING btree ("template_id");
  CREATE INDEX "campaigns_event_idx" ON "campaigns" USING btree ("event_id");
  CREATE INDEX "campaigns_sender_idx" ON "campaigns" USING btree ("sender_id");
  CREATE INDEX "campaigns_status_idx" ON "campaigns" USING btree ("status");
  CREATE INDEX "campaigns_updated_at_idx" ON "campaigns" USING btree ("updated_at");
  CREATE INDEX "campaigns_created_at_idx" ON "campaigns" USING btree ("created_at");
  CREATE INDEX "campaigns_deleted_at_idx" ON "campaigns" USING btree ("deleted_at");
  CREATE INDEX "campaigns_rels_order_idx" ON "campaigns_rels" USING btree ("order");
  CREATE INDEX "campaigns_rels_parent_idx" ON "campaigns_rels" USING btree ("parent_id");
  CREATE INDEX "campaigns_rels_path_idx" ON "campaigns_rels" USING btree ("path");
  CREATE INDEX "campaigns_rels_lists_id_idx" ON "campaigns_rels" USING btree ("lists_id");
  CREATE INDEX "lists_visibility_idx" ON "lists" USING btree ("visibility");
  CREATE INDEX "lists_updated_at_idx" ON "lists" USING btree ("updated_at");
  CREATE INDEX "lists_created_at_idx" ON "lists" USING btree ("created_at");
  CREATE INDEX "lists_deleted_at_idx" ON "lists" USING btree ("deleted_at");
  CREATE INDEX "subscriptions_contact_idx" ON "subscriptions" USING btree ("contact_id");
  CREATE INDEX "subscriptions_list_idx" ON "subscriptions" USING btree ("list_id");
  CREATE INDEX "subscriptions_status_idx" ON "subscriptions" USING btree ("status");
  CREATE INDEX "subscriptions_updated_at_idx" ON "subscriptions" USING btree ("updated_at");
  CREATE INDEX "subscriptions_created_at_idx" ON "subscriptions" USING btree ("created_at");
  CREATE UNIQUE INDEX "list_contact_idx" ON "subscriptions" USING btree ("list_id","contact_id");
  CREATE INDEX "suppressions_updated_at_idx" ON "suppressions" USING btree ("updated_at");
  CREATE INDEX "suppressions_created_at_idx" ON "suppressions" USING btree ("created_at");
  CREATE UNIQUE INDEX "hash_scope_idx" ON "suppressions" USING btree ("hash","scope");
  CREATE INDEX "templates_updated_at_idx" ON "templates" USING btree ("updated_at");
  CREATE INDEX "templates_created_at_idx" ON "templates" USING btree ("created_at");
  CREATE INDEX "templates_deleted_at_idx" ON "templates" USING btree ("deleted_at");
  CREATE INDEX "_templates_v_parent_idx" ON "_templates_v" USING btree ("parent_id");
  CREATE INDEX "_templates_v_version_version_updated_at_idx" ON "_templates_v" USING btree ("version_updated_at");
  CREATE INDEX "_templates_v_version_version_created_at_idx" ON "_templates_v" USING btree ("version_created_at");
  CREATE INDEX "_templates_v_version_version_deleted_at_idx" ON "_templates_v" USING btree ("version_deleted_at");
  CREATE INDEX "_templates_v_created_at_idx" ON "_templates_v" USING btree ("created_at");
  CREATE INDEX "_templates_v_updated_at_idx" ON "_templates_v" USING btree ("updated_at");
  CREATE INDEX "senders_updated_at_idx" ON "senders" USING btree ("updated_at");
  CREATE INDEX "senders_created_at_idx" ON "senders" USING btree ("created_at");
  CREATE INDEX "consents_contact_idx" ON "consents" USING btree ("contact_id");
  CREATE INDEX "consents_list_idx" ON "consents" USING btree ("list_id");
  CREATE INDEX "consents_actor_idx" ON "consents" USING btree ("actor_id");
  CREATE INDEX "consents_updated_at_idx" ON "consents" USING btree ("updated_at");
  CREATE INDEX "consents_created_at_idx" ON "consents" USING btree ("created_at");
  CREATE INDEX "list_imports_list_idx" ON "list_imports" USING btree ("list_id");
  CREATE INDEX "list_imports_started_by_idx" ON "list_imports" USING btree ("started_by_id");
  CREATE INDEX "list_imports_updated_at_idx" ON "list_imports" USING btree ("updated_at");
  CREATE INDEX "list_imports_created_at_idx" ON "list_imports" USING btree ("created_at");
  CREATE INDEX "email_events_campaign_idx" ON "email_events" USING btree ("campaign_id");
  CREATE INDEX "email_events_delivery_idx" ON "email_events" USING btree ("delivery_id");
  CREATE INDEX "email_events_link_idx" ON "email_events" USING btree ("link_id");
  CREATE INDEX "email_events_updated_at_idx" ON "email_events" USING btree ("updated_at");
  CREATE INDEX "email_events_created_at_idx" ON "email_events" USING btree ("created_at");
  CREATE INDEX "email_events_campaign_created" ON "email_events" USING btree ("campaign_id","created_at");
  CREATE INDEX "campaign_links_campaign_idx" ON "campaign_links" USING btree ("campaign_id");
  CREATE INDEX "campaign_links_updated_at_idx" ON "campaign_links" USING btree ("updated_at");
  CREATE INDEX "campaign_links_created_at_idx" ON "campaign_links" USING btree ("created_at");
  CREATE UNIQUE INDEX "campaign_position_idx" ON "campaign_links" USING btree ("campaign_id","position");
  CREATE UNIQUE INDEX "campaign_snapshots_campaign_idx" ON "campaign_snapshots" USING btree ("campaign_id");
  CREATE INDEX "campaign_snapshots_updated_at_idx" ON "campaign_snapshots" USING btree ("updated_at");
  CREATE INDEX "campaign_snapshots_created_at_idx" ON "campaign_snapshots" USING btree ("created_at");
  CREATE INDEX "social_posts_variants_order_idx" ON "social_posts_variants" USING btree ("_order");
  CREATE INDEX "social_posts_variants_parent_id_idx" ON "social_posts_variants" USING btree ("_parent_id");
  CREATE INDEX "social_posts_variants_account_idx" ON "social_posts_variants" USING btree ("account_id");
  CREATE INDEX "social_posts_status_idx" ON "social_posts" USING btree ("status");
  CREATE INDEX "social_posts_scheduled_at_idx" ON "social_posts" USING btree ("scheduled_at");
  CREATE INDEX "social_posts_posted_at_idx" ON "social_posts" USING btree ("posted_at");
  CREATE INDEX "social_posts_event_idx" ON "social_posts" USING btree ("event_id");
  CREATE INDEX "social_posts_author_idx" ON "social_posts" USING btree ("author_id");
  CREATE INDEX "social_posts_updated_at_idx" ON "social_posts" USING btree ("updated_at");
  CREATE INDEX "social_posts_created_at_idx" ON "social_posts" USING btree ("created_at");
  CREATE INDEX "social_posts_deleted_at_idx" ON "social_posts" USING btree ("deleted_at");
  CREATE INDEX "social_posts_due" ON "social_posts" USING btree ("scheduled_at") WHERE status = 'scheduled';
  CREATE INDEX "social_posts_rels_order_idx" ON "social_posts_rels" USING btree ("order");
  CREATE INDEX "social_posts_rels_parent_idx" ON "social_posts_rels" USING btree ("parent_id");
  CREATE INDEX "social_posts_rels_path_idx" ON "social_posts_rels" USING btree ("path");
  CREATE INDEX "social_posts_rels_social_accounts_id_idx" ON "social_posts_rels" USING btree ("social_accounts_id");
  CREATE INDEX "social_posts_rels_media_id_idx" ON "social_posts_rels" USING btree ("media_id");
  CREATE INDEX "social_accounts_platform_idx" ON "social_accounts" USING btree ("platform");
  CREATE INDEX "social_accounts_status_idx" ON "social_accounts" USING btree ("status");
  CREATE INDEX "social_accounts_updated_at_idx" ON "social_accounts" USING btree ("updated_at");
  CREATE INDEX "social_accounts_created_at_idx" ON "social_accounts" USING btree ("created_at");
  CREATE INDEX "social_post_targets_post_idx" ON "social_post_targets" USING btree ("post_id");
  CREATE INDEX "social_post_targets_account_idx" ON "social_post_targets" USING btree ("account_id");
  CREATE INDEX "social_post_targets_state_idx" ON "social_post_targets" USING btree ("state");
  CREATE UNIQUE INDEX "social_post_targets_key_idx" ON "social_post_targets" USING btree ("key");
  CREATE INDEX "social_post_targets_updated_at_idx" ON "social_post_targets" USING btree ("updated_at");
  CREATE INDEX "social_post_targets_created_at_idx" ON "social_post_targets" USING btree ("created_at");
  CREATE UNIQUE INDEX "post_account_idx" ON "social_post_targets" USING btree ("post_id","account_id");
  CREATE INDEX "social_post_targets_open" ON "social_post_targets" USING btree ("created_at") WHERE state IN ('queued', 'armed', 'unknown');
  CREATE INDEX "post_metrics_target_idx" ON "post_metrics" USING btree ("target_id");
  CREATE INDEX "post_metrics_updated_at_idx" ON "post_metrics" USING btree ("updated_at");
  CREATE INDEX "post_metrics_created_at_idx" ON "post_metrics" USING btree ("created_at");
  CREATE UNIQUE INDEX "target_sampledAt_idx" ON "post_metrics" USING btree ("target_id","sampled_at");
  CREATE UNIQUE INDEX "tickets_number_idx" ON "tickets" USING btree ("number");
  CREATE INDEX "tickets_category_idx" ON "tickets" USING btree ("category");
  CREATE INDEX "tickets_status_idx" ON "tickets" USING btree ("status");
  CREATE INDEX "tickets_priority_idx" ON "tickets" USING btree ("priority");
  CREATE INDEX "tickets_requester_idx" ON "tickets" USING btree ("requester_id");
  CREATE INDEX "tickets_user_idx" ON "tickets" USING btree ("user_id");
  CREATE INDEX "tickets_assigned_to_idx" ON "tickets" USING btree ("assigned_to_id");
  CREATE INDEX "tickets_event_idx" ON "tickets" USING btree ("event_id");
  CREATE INDEX "tickets_registration_idx" ON "tickets" USING btree ("registration_id");
  CREATE INDEX "tickets_follow_up_of_idx" ON "tickets" USING btree ("follow_up_of_id");
  CREATE INDEX "tickets_updated_at_idx" ON "tickets" USING btree ("updated_at");
  CREATE INDEX "tickets_created_at_idx" ON "tickets" USING btree ("created_at");
  CREATE INDEX "tickets_deleted_at_idx" ON "tickets" USING btree ("deleted_at");
  CREATE INDEX "tickets_active" ON "tickets" USING btree ("last_activity_at") WHERE status IN ('open', 'pending', 'on_hold') AND deleted_at IS NULL;
  CREATE INDEX "tickets_texts_order_parent" ON "tickets_texts" USING btree ("order","parent_id");
  CREATE INDEX "tickets_rels_order_idx" ON "tickets_rels" USING btree ("order");
  CREATE INDEX "tickets_rels_parent_idx" ON "tickets_rels" USING btree ("parent_id");
  CREATE INDEX "tickets_rels_path_idx" ON "tickets_rels" USING btree ("path");
  CREATE INDEX "tickets_rels_media_id_idx" ON "tickets_rels" USING btree ("media_id");
  CREATE UNIQUE INDEX "canned_replies_shortcut_idx" ON "canned_replies" USING btree ("shortcut");
  CREATE INDEX "canned_replies_owner_idx" ON "canned_replies" USING btree ("owner_id");
  CREATE INDEX "canned_replies_updated_at_idx" ON "canned_replies" USING btree ("updated_at");
  CREATE INDEX "canned_replies_created_at_idx" ON "canned_replies" USING btree ("created_at");
  CREATE INDEX "canned_replies_deleted_at_idx" ON "canned_replies" USING btree ("deleted_at");
  CREATE INDEX "ticket_messages_ticket_idx" ON "ticket_messages" USING btree ("ticket_id");
  CREATE INDEX "ticket_messages_author_idx" ON "ticket_messages" USING btree ("author_id");
  CREATE INDEX "ticket_messages_owner_idx" ON "ticket_messages" USING btree ("owner_id");
  CREATE INDEX "ticket_messages_updated_at_idx" ON "ticket_messages" USING btree ("updated_at");
  CREATE INDEX "ticket_messages_created_at_idx" ON "ticket_messages" USING btree ("created_at");
  CREATE INDEX "ticket_createdAt_idx" ON "ticket_messages" USING btree ("ticket_id","created_at");
  CREATE INDEX "ticket_messages_rels_order_idx" ON "ticket_messages_rels" USING btree ("order");
  CREATE INDEX "ticket_messages_rels_parent_idx" ON "ticket_messages_rels" USING btree ("parent_id");
  CREATE INDEX "ticket_messages_rels_path_idx" ON "ticket_messages_rels" USING btree ("path");
  CREATE INDEX "ticket_messages_rels_media_id_idx" ON "ticket_messages_rels" USING btree ("media_id");
  CREATE INDEX "ticket_events_ticket_idx" ON "ticket_events" USING btree ("ticket_id");
  CREATE INDEX "ticket_events_actor_idx" ON "ticket_events" USING btree ("actor_id");
  CREATE INDEX "ticket_events_updated_at_idx" ON "ticket_events" USING btree ("updated_at");
  CREATE INDEX "ticket_events_created_at_idx" ON "ticket_events" USING btree ("created_at");
  CREATE UNIQUE INDEX "ticket_seq_idx" ON "ticket_events" USING btree ("ticket_id","seq");
  CREATE UNIQUE INDEX "ticket_events_ticket_public_seq" ON "ticket_events" USING btree ("ticket_id","public_seq") WHERE public_seq IS NOT NULL;
  CREATE INDEX "ticket_reads_ticket_idx" ON "ticket_reads" USING btree ("ticket_id");
  CREATE INDEX "ticket_reads_user_idx" ON "ticket_reads" USING btree ("user_id");
  CREATE INDEX "ticket_reads_updated_at_idx" ON "ticket_reads" USING btree ("updated_at");
  CREATE INDEX "ticket_reads_created_at_idx" ON "ticket_reads" USING btree ("created_at");
  CREATE UNIQUE INDEX "ticket_user_idx" ON "ticket_reads" USING btree ("ticket_id","user_id");
  CREATE UNIQUE INDEX "certificates_number_idx" ON "certificates" USING btree ("number");
  CREATE INDEX "certificates_status_idx" ON "certificates" USING btree ("status");
  CREATE UNIQUE INDEX "certificates_code_idx" ON "certificates" USING btree ("code");
  CREATE INDEX "certificates_event_idx" ON "certificates" USING btree ("event_id");
  CREATE INDEX "certificates_registration_idx" ON "certificates" USING btree ("registration_id");
  CREATE INDEX "certificates_contact_idx" ON "certificates" USING btree ("contact_id");
  CREATE INDEX "certificates_user_idx" ON "certificates" USING btree ("user_id");
  CREATE INDEX "certificates_batch_idx" ON "certificates" USING btree ("batch_id");
  CREATE INDEX "certificates_template_idx" ON "certificates" USING btree ("template_id");
  CREATE INDEX "certificates_issued_at_idx" ON "certificates" USING btree ("issued_at");
  CREATE INDEX "certificates_supersedes_idx" ON "certificates" USING btree ("supersedes_id");
  CREATE INDEX "certificates_superseded_by_idx" ON "certificates" USING btree ("superseded_by_id");
  CREATE INDEX "certificates_revocation_revocation_by_idx" ON "certificates" USING btree ("revocation_by_id");
  CREATE UNIQUE INDEX "certificates_live_key_idx" ON "certificates" USING btree ("live_key");
  CREATE INDEX "certificates_updated_at_idx" ON "certificates" USING btree ("updated_at");
  CREATE INDEX "certificates_created_at_idx" ON "certificates" USING btree ("created_at");
  CREATE INDEX "certificates_batch_open" ON "certificates" USING btree ("batch_id","id") WHERE status IN ('queued', 'rendering');
  CREATE INDEX "certificates_open" ON "certificates" USING btree ("updated_at") WHERE status IN ('queued', 'rendering');
  CREATE INDEX "certificate_batches_event_idx" ON "certificate_batches" USING btree ("event_id");
  CREATE INDEX "certificate_batches_template_idx" ON "certificate_batches" USING btree ("template_id");
  CREATE INDEX "certificate_batches_status_idx" ON "certificate_batches" USING btree ("status");
  CREATE INDEX "certificate_batches_requested_by_idx" ON "certificate_batches" USING btree ("requested_by_id");
  CREATE INDEX "certificate_batches_approved_by_idx" ON "certificate_batches" USING btree ("approved_by_id");
  CREATE INDEX "certificate_batches_updated_at_idx" ON "certificate_batches" USING btree ("updated_at");
  CREATE INDEX "certificate_batches_created_at_idx" ON "certificate_batches" USING btree ("created_at");
  CREATE INDEX "certificate_templates_elements_order_idx" ON "certificate_templates_elements" USING btree ("_order");
  CREATE INDEX "certificate_templates_elements_parent_id_idx" ON "certificate_templates_elements" USING btree ("_parent_id");
  CREATE INDEX "certificate_templates_elements_image_idx" ON "certificate_templates_elements" USING btree ("image_id");
  CREATE INDEX "certificate_templates_background_background_image_idx" ON "certificate_templates" USING btree ("background_image_id");
  CREATE INDEX "certificate_templates_updated_at_idx" ON "certificate_templates" USING btree ("updated_at");
  CREATE INDEX "certificate_templates_created_at_idx" ON "certificate_templates" USING btree ("created_at");
  CREATE INDEX "_certificate_templates_v_version_elements_order_idx" ON "_certificate_templates_v_version_elements" USING btree ("_order");
  CREATE INDEX "_certificate_templates_v_version_elements_parent_id_idx" ON "_certificate_templates_v_version_elements" USING btree ("_parent_id");
  CREATE INDEX "_certificate_templates_v_version_elements_image_idx" ON "_certificate_templates_v_version_elements" USING btree ("image_id");
  CREATE INDEX "_certificate_templates_v_parent_idx" ON "_certificate_templates_v" USING btree ("parent_id");
  CREATE INDEX "_certificate_templates_v_version_background_version_back_idx" ON "_certificate_templates_v" USING btree ("version_background_image_id");
  CREATE INDEX "_certificate_templates_v_version_version_updated_at_idx" ON "_certificate_templates_v" USING btree ("version_updated_at");
  CREATE INDEX "_certificate_templates_v_version_version_created_at_idx" ON "_certificate_templates_v" USING btree ("version_created_at");
  CREATE INDEX "_certificate_templates_v_created_at_idx" ON "_certificate_templates_v" USING btree ("created_at");
  CREATE INDEX "_certificate_templates_v_updated_at_idx" ON "_certificate_templates_v" USING btree ("updated_at");
  CREATE UNIQUE INDEX "certificate_designs_hash_idx" ON "certificate_designs" USING btree ("hash");
  CREATE INDEX "certificate_designs_updated_at_idx" ON "certificate_designs" USING btree ("updated_at");
  CREATE INDEX "certificate_designs_created_at_idx" ON "certificate_designs" USING btree ("created_at");
  CREATE INDEX "contacts_email_idx" ON "contacts" USING btree ("email");
  CREATE UNIQUE INDEX "contacts_email_normalized_idx" ON "contacts" USING btree ("email_normalized");
  CREATE UNIQUE INDEX "contacts_user_idx" ON "contacts" USING btree ("user_id");
  CREATE INDEX "contacts_updated_at_idx" ON "contacts" USING btree ("updated_at");
  CREATE INDEX "contacts_created_at_idx" ON "contacts" USING btree ("created_at");
  CREATE INDEX "contacts_deleted_at_idx" ON "contacts" USING btree ("deleted_at");
  CREATE INDEX "contacts_texts_order_parent" ON "contacts_texts" USING btree ("order","parent_id");
  CREATE INDEX "deliveries_contact_idx" ON "deliveries" USING btree ("contact_id");
  CREATE INDEX "deliveries_message_id_idx" ON "deliveries" USING btree ("message_id");
  CREATE INDEX "deliveries_updated_at_idx" ON "deliveries" USING btree ("updated_at");
  CREATE INDEX "deliveries_created_at_idx" ON "deliveries" USING btree ("created_at");
  CREATE UNIQUE INDEX "kind_subject_contact_idx" ON "deliveries" USING btree ("kind","subject","contact_id");
  CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("subject","state") WHERE state IN ('pending', 'claimed', 'handoff', 'retry', 'unknown');
  CREATE INDEX "deliveries_campaign_open" ON "deliveries" USING btree ("subject","batch","id") WHERE kind = 'campaign' AND state IN ('pending', 'claimed', 'handoff', 'retry');
  CREATE INDEX "media_owner_idx" ON "media" USING btree ("owner_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "media_sizes_thumbnail_sizes_thumbnail_filename_idx" ON "media" USING btree ("sizes_thumbnail_filename");
  CREATE INDEX "media_sizes_medium_sizes_medium_filename_idx" ON "media" USING btree ("sizes_medium_filename");
  CREATE INDEX "media_sizes_large_sizes_large_filename_idx" ON "media" USING btree ("sizes_large_filename");
  CREATE UNIQUE INDEX "media_folder" ON "media" USING btree ("_objectkey");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_contact_idx" ON "users" USING btree ("contact_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "users_rels_order_idx" ON "users_rels" USING btree ("order");
  CREATE INDEX "users_rels_parent_idx" ON "users_rels" USING btree ("parent_id");
  CREATE INDEX "users_rels_path_idx" ON "users_rels" USING btree ("path");
  CREATE INDEX "users_rels_roles_id_idx" ON "users_rels" USING btree ("roles_id");
  CREATE UNIQUE INDEX "roles_name_idx" ON "roles" USING btree ("name");
  CREATE INDEX "roles_updated_at_idx" ON "roles" USING btree ("updated_at");
  CREATE INDEX "roles_created_at_idx" ON "roles" USING btree ("created_at");
  CREATE UNIQUE INDEX "api_keys_hash_idx" ON "api_keys" USING btree ("hash");
  CREATE INDEX "api_keys_created_by_idx" ON "api_keys" USING btree ("created_by_id");
  CREATE INDEX "api_keys_updated_at_idx" ON "api_keys" USING btree ("updated_at");
  CREATE INDEX "api_keys_created_at_idx" ON "api_keys" USING btree ("created_at");
  CREATE INDEX "audit_log_actor_idx" ON "audit_log" USING btree ("actor_id");
  CREATE INDEX "audit_log_action_idx" ON "audit_log" USING btree ("action");
  CREATE INDEX "audit_log_subject_idx" ON "audit_log" USING btree ("subject");
  CREATE INDEX "audit_log_updated_at_idx" ON "audit_log" USING btree ("updated_at");
  CREATE INDEX "audit_log_created_at_idx" ON "audit_log" USING btree ("created_at");
  CREATE INDEX "webhook_endpoints_events_order_idx" ON "webhook_endpoints_events" USING btree ("order");
  CREATE INDEX "webhook_endpoints_events_parent_idx" ON "webhook_endpoints_events" USING btree ("parent_id");
  CREATE INDEX "webhook_endpoints_updated_at_idx" ON "webhook_endpoints" USING btree ("updated_at");
  CREATE INDEX "webhook_endpoints_created_at_idx" ON "webhook_endpoints" USING btree ("created_at");
  CREATE INDEX "webhook_deliveries_endpoint_idx" ON "webhook_deliveries" USING btree ("endpoint_id");
  CREATE INDEX "webhook_deliveries_type_idx" ON "webhook_deliveries" USING btree ("type");
  CREATE INDEX "webhook_deliveries_state_idx" ON "webhook_deliveries" USING btree ("state");
  CREATE INDEX "webhook_deliveries_updated_at_idx" ON "webhook_deliveries" USING btree ("updated_at");
  CREATE INDEX "webhook_deliveries_created_at_idx" ON "webhook_deliveries" USING btree ("created_at");
  CREATE UNIQUE INDEX "endpoint_event_idx" ON "webhook_deliveries" USING btree ("endpoint_id","event");
  CREATE INDEX "webhook_deliveries_open" ON "webhook_deliveries" USING btree ("created_at") WHERE state = 'pending';
  CREATE UNIQUE INDEX "counters_series_idx" ON "counters" USING btree ("series");
  CREATE INDEX "counters_updated_at_idx" ON "counters" USING btree ("updated_at");
  CREATE INDEX "counters_created_at_idx" ON "counters" USING btree ("created_at");
  CREATE INDEX "outbox_updated_at_idx" ON "outbox" USING btree ("updated_at");
  CREATE INDEX "outbox_created_at_idx" ON "outbox" USING btree ("created_at");
  CREATE INDEX "outbox_due" ON "outbox" USING btree ("run_at") WHERE published_at IS NULL;
  CREATE UNIQUE INDEX "outbox_dedupe_waiting" ON "outbox" USING btree ("dedupe_key") WHERE published_at IS NULL;
  CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" USING btree ("expires_at");
  CREATE INDEX "idempotency_keys_updated_at_idx" ON "idempotency_keys" USING btree ("updated_at");
  CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" USING btree ("created_at");
  CREATE UNIQUE INDEX "principal_route_key_idx" ON "idempotency_keys" USING btree ("principal","route","key");
  CREATE INDEX "refresh_tokens_family_idx" ON "refresh_tokens" USING btree ("family");
  CREATE INDEX "refresh_tokens_user_idx" ON "refresh_tokens" USING btree ("user_id");
  CREATE UNIQUE INDEX "refresh_tokens_hash_idx" ON "refresh_tokens" USING btree ("hash");
  CREATE INDEX "refresh_tokens_expires_at_idx" ON "refresh_tokens" USING btree ("expires_at");
  CREATE INDEX "refresh_tokens_updated_at_idx" ON "refresh_tokens" USING btree ("updated_at");
  CREATE INDEX "refresh_tokens_created_at_idx" ON "refresh_tokens" USING btree ("created_at");
  CREATE UNIQUE INDEX "second_factors_user_idx" ON "second_factors" USING btree ("user_id");
  CREATE INDEX "second_factors_updated_at_idx" ON "second_factors" USING btree ("updated_at");
  CREATE INDEX "second_factors_created_at_idx" ON "second_factors" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "events" CASCADE;
  DROP TABLE "registrations" CASCADE;
  DROP TABLE "ticket_types" CASCADE;
  DROP TABLE "ticket_types_rels" CASCADE;
  DROP TABLE "capacity_pools" CASCADE;
  DROP TABLE "capacity_holds" CASCADE;
  DROP TABLE "check_ins" CASCADE;
  DROP TABLE "check_in_lists" CASCADE;
  DROP TABLE "check_in_lists_rels" CASCADE;
  DROP TABLE "payments" CASCADE;
  DROP TABLE "event_imports" CASCADE;
  DROP TABLE "event_import_lines" CASCADE;
  DROP TABLE "event_import_chunks" CASCADE;
  DROP TABLE "campaigns" CASCADE;
  DROP TABLE "campaigns_rels" CASCADE;
  DROP TABLE "lists" CASCADE;
  DROP TABLE "subscriptions" CASCADE;
  DROP TABLE "suppressions" CASCADE;
  DROP TABLE "templates" CASCADE;
  DROP TABLE "_templates_v" CASCADE;
  DROP TABLE "senders" CASCADE;
  DROP TABLE "consents" CASCADE;
  DROP TABLE "list_imports" CASCADE;
  DROP TABLE "email_events" CASCADE;
  DROP TABLE "campaign_links" CASCADE;
  DROP TABLE "campaign_snapshots" CASCADE;
  DROP TABLE "social_posts_variants" CASCADE;
  DROP TABLE "social_posts" CASCADE;
  DROP TABLE "social_posts_rels" CASCADE;
  DROP TABLE "social_accounts" CASCADE;
  DROP TABLE "social_post_targets" CASCADE;
  DROP TABLE "post_metrics" CASCADE;
  DROP TABLE "tickets" CASCADE;
  DROP TABLE "tickets_texts" CASCADE;
  DROP TABLE "tickets_rels" CASCADE;
  DROP TABLE "canned_replies" CASCADE;
  DROP TABLE "ticket_messages" CASCADE;
  DROP TABLE "ticket_messages_rels" CASCADE;
  DROP TABLE "ticket_events" CASCADE;
  DROP TABLE "ticket_reads" CASCADE;
  DROP TABLE "certificates" CASCADE;
  DROP TABLE "certificate_batches" CASCADE;
  DROP TABLE "certificate_templates_elements" CASCADE;
  DROP TABLE "certificate_templates" CASCADE;
  DROP TABLE "_certificate_templates_v_version_elements" CASCADE;
  DROP TABLE "_certificate_templates_v" CASCADE;
  DROP TABLE "certificate_designs" CASCADE;
  DROP TABLE "contacts" CASCADE;
  DROP TABLE "contacts_texts" CASCADE;
  DROP TABLE "deliveries" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "users_rels" CASCADE;
  DROP TABLE "roles" CASCADE;
  DROP TABLE "api_keys" CASCADE;
  DROP TABLE "audit_log" CASCADE;
  DROP TABLE "webhook_endpoints_events" CASCADE;
  DROP TABLE "webhook_endpoints" CASCADE;
  DROP TABLE "webhook_deliveries" CASCADE;
  DROP TABLE "counters" CASCADE;
  DROP TABLE "outbox" CASCADE;
  DROP TABLE "idempotency_keys" CASCADE;
  DROP TABLE "refresh_tokens" CASCADE;
  DROP TABLE "second_factors" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_events_attendance_mode";
  DROP TYPE "public"."enum_events_status";
  DROP TYPE "public"."enum_events_visibility";
  DROP TYPE "public"."enum_registrations_status";
  DROP TYPE "public"."enum_registrations_source";
  DROP TYPE "public"."enum_registrations_locale";
  DROP TYPE "public"."enum_ticket_types_kind";
  DROP TYPE "public"."enum_ticket_types_visibility";
  DROP TYPE "public"."enum_ticket_types_status";
  DROP TYPE "public"."enum_capacity_holds_phase";
  DROP TYPE "public"."enum_check_ins_direction";
  DROP TYPE "public"."enum_check_ins_result";
  DROP TYPE "public"."enum_check_in_lists_policy";
  DROP TYPE "public"."enum_payments_kind";
  DROP TYPE "public"."enum_payments_method";
  DROP TYPE "public"."enum_payments_status";
  DROP TYPE "public"."enum_event_imports_status";
  DROP TYPE "public"."enum_campaigns_locale";
  DROP TYPE "public"."enum_campaigns_status";
  DROP TYPE "public"."enum_lists_kind";
  DROP TYPE "public"."enum_lists_opt_in";
  DROP TYPE "public"."enum_lists_visibility";
  DROP TYPE "public"."enum_subscriptions_status";
  DROP TYPE "public"."enum_subscriptions_source";
  DROP TYPE "public"."enum_suppressions_reason";
  DROP TYPE "public"."enum_suppressions_scope";
  DROP TYPE "public"."enum_templates_locale";
  DROP TYPE "public"."enum__templates_v_version_locale";
  DROP TYPE "public"."enum_consents_from";
  DROP TYPE "public"."enum_consents_to";
  DROP TYPE "public"."enum_list_imports_status";
  DROP TYPE "public"."enum_email_events_kind";
  DROP TYPE "public"."enum_email_events_actor";
  DROP TYPE "public"."enum_social_posts_status";
  DROP TYPE "public"."enum_social_posts_language";
  DROP TYPE "public"."enum_social_accounts_platform";
  DROP TYPE "public"."enum_social_accounts_status";
  DROP TYPE "public"."enum_social_post_targets_state";
  DROP TYPE "public"."enum_tickets_status";
  DROP TYPE "public"."enum_tickets_priority";
  DROP TYPE "public"."enum_tickets_source";
  DROP TYPE "public"."enum_canned_replies_visibility";
  DROP TYPE "public"."enum_ticket_messages_kind";
  DROP TYPE "public"."enum_ticket_messages_author_type";
  DROP TYPE "public"."enum_ticket_messages_channel";
  DROP TYPE "public"."enum_ticket_events_type";
  DROP TYPE "public"."enum_ticket_events_actor_type";
  DROP TYPE "public"."enum_certificates_status";
  DROP TYPE "public"."enum_certificates_locale";
  DROP TYPE "public"."enum_certificate_batches_rule";
  DROP TYPE "public"."enum_certificate_batches_status";
  DROP TYPE "public"."enum_certificate_templates_elements_type";
  DROP TYPE "public"."enum_certificate_templates_elements_weight";
  DROP TYPE "public"."enum_certificate_templates_elements_align";
  DROP TYPE "public"."enum_certificate_templates_elements_valign";
  DROP TYPE "public"."enum_certificate_templates_elements_fit";
  DROP TYPE "public"."enum_certificate_templates_elements_letter_case";
  DROP TYPE "public"."enum_certificate_templates_page_size";
  DROP TYPE "public"."enum_certificate_templates_page_orientation";
  DROP TYPE "public"."enum_certificate_templates_background_style";
  DROP TYPE "public"."enum_certificate_templates_status";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_type";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_weight";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_align";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_valign";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_fit";
  DROP TYPE "public"."enum__certificate_templates_v_version_elements_letter_case";
  DROP TYPE "public"."enum__certificate_templates_v_version_page_size";
  DROP TYPE "public"."enum__certificate_templates_v_version_page_orientation";
  DROP TYPE "public"."enum__certificate_templates_v_version_background_style";
  DROP TYPE "public"."enum__certificate_templates_v_version_status";
  DROP TYPE "public"."enum_contacts_locale";
  DROP TYPE "public"."enum_deliveries_state";
  DROP TYPE "public"."enum_media_visibility";
  DROP TYPE "public"."enum_media_variants";
  DROP TYPE "public"."enum_users_locale";
  DROP TYPE "public"."enum_webhook_endpoints_events";
  DROP TYPE "public"."enum_webhook_deliveries_state";`)
}
