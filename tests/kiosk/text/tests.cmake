motcua_test(kiosk/text DEPENDS kiosk/text LIBRARIES PkgConfig::UTF8PROC)
